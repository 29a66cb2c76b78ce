/** A floor as its label says it (名义层). Basements have negative numbers; `after` marks floors between two numbers. */
export interface NominalFloor {
  readonly number: number;
  /** 0 for a numbered floor; 1 for 夹层 above it; 2 and up for lettered floors above it: 3A, 3B. */
  readonly after: number;
}

/** What a floor cell says: one floor, or the lowest and highest of a 跃层. */
export interface FloorSpan {
  readonly from: NominalFloor;
  readonly to: NominalFloor;
}

const BASEMENT = /^(?:b|-|负|地下(?:室)?(?:第)?)(\d{1,2})(?:f|层|楼)?$/;
const NUMBERED = /^(?:l|f|第)?(\d{1,3})(?:f|层|楼)?$/;
const LETTERED = /^(?:l|f|第)?(\d{1,3})([a-e])(?:f|层|楼)?$/;
const MEZZANINE = /^(?:l|第)?(\d{0,3})(?:f|层|楼)?(?:m|夹层|夹|mezz|mf)(?:层)?$/;
const SPAN = /^(.+?)(?:-|~|至|跃|\/|、|,)(.+)$/;
const CHINESE = '〇一二三四五六七八九';

/** Reads a floor label: `5`, `5层`, `3A`, `夹层`, `M`, `B1`, `地下一层`, `-1`, `G`, `5-6` (跃层), `B1-B2`; undefined when it is none. */
export function parseFloorLabel(label: string): FloorSpan | undefined {
  const text = digitsFor(label.normalize('NFKC').replace(/\s/g, '').toLowerCase());
  const single = parseSingle(text);
  if (single) return { from: single, to: single };
  const [, low, high] = SPAN.exec(text.replace(/跃层|复式/g, '')) ?? [];
  const from = low === undefined ? undefined : parseSingle(low);
  const to = high === undefined ? undefined : parseHigh(low as string, high);
  if (!from || !to) return undefined;
  if (from.number < 0 && compareFloors(to, from) < 0) return { from: to, to: from };
  return compareFloors(from, to) < 0 ? { from, to } : undefined;
}

/** 地下1-2层 is two floors below ground; -1-2 goes from below to above. */
function parseHigh(low: string, high: string): NominalFloor | undefined {
  return parseSingle(low.startsWith('地下') && /^\d/.test(high) ? `地下${high}` : high);
}

function parseSingle(text: string): NominalFloor | undefined {
  if (/^(g|gf|底层|首层|架空层)$/.test(text)) return { number: 1, after: 0 };
  if (/^(地下|地下室|地下层|b)$/.test(text)) return { number: -1, after: 0 };
  const basement = BASEMENT.exec(text)?.[1];
  if (basement) return Number(basement) === 0 ? undefined : { number: -Number(basement), after: 0 };
  const number = NUMBERED.exec(text)?.[1];
  if (number) return Number(number) === 0 ? undefined : { number: Number(number), after: 0 };
  return parseBetween(text);
}

function parseBetween(text: string): NominalFloor | undefined {
  const [, lettered, letter] = LETTERED.exec(text) ?? [];
  if (lettered && letter) return { number: Number(lettered), after: letter.charCodeAt(0) - 97 + 2 };
  const mezzanine = MEZZANINE.exec(text);
  return mezzanine ? { number: Number(mezzanine[1] || 1), after: 1 } : undefined;
}

/** 十二层 → 12层; only as a whole number, so names stay untouched. */
function digitsFor(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]+/g, (run) => String(chineseNumber(run)));
}

function chineseNumber(run: string): number {
  if (!run.includes('十')) return Number([...run].map((char) => CHINESE.indexOf(char)).join(''));
  const [tens, ones] = run.split('十') as [string, string];
  return (tens === '' ? 1 : CHINESE.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE.indexOf(ones));
}

/** Floor of a room number of three or four digits: 501 → 5, 1203 → 12; undefined for other shapes. */
export function floorOfRoomNumber(roomNo: string): string | undefined {
  const [, floor] = /^(\d{1,2})\d{2}(?:室)?$/.exec(roomNo.normalize('NFKC').trim()) ?? [];
  return floor === undefined || Number(floor) === 0 ? undefined : String(Number(floor));
}

/** A floor as it is written: 5, 3A, B1; undefined for a 夹层, which has no number of its own. */
export function writtenFloor({ number, after }: NominalFloor): string | undefined {
  if (number < 0) return `B${-number}`;
  if (after === 0) return String(number);
  return after > 1 ? number + String.fromCharCode(LETTER_A + after - 2) : undefined;
}

const LETTER_A = 'A'.charCodeAt(0);

/** Order from the deepest basement up. */
export function compareFloors(a: NominalFloor, b: NominalFloor): number {
  return a.number - b.number || a.after - b.after;
}

/** Text that is equal for equal floors. */
export function floorKey(floor: NominalFloor): string {
  return `${floor.number}.${floor.after}`;
}
