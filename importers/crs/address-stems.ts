const PREFIX = /^(?:浙江省)?(?:宁波市?)?(?:海曙区?)?/;
/** Where an address may be cut: what follows names a unit, floor or room. */
const HOUSE = /\d+(?:号|弄|幢|栋|座|楼)/g;

/** An address as it is compared: half-width, no spaces, without province, city and district. */
export function plainAddress(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').replace(PREFIX, '');
}

/** The address and what is left of it when it is cut back number by number: longest first. */
export function addressStems(text: string): string[] {
  const plain = plainAddress(text);
  const ends = [...plain.matchAll(HOUSE)].map((match) => match.index + match[0].length);
  return [plain, ...ends.reverse().map((end) => plain.slice(0, end))];
}
