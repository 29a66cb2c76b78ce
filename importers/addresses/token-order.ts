import { isLetter } from './characters.ts';
import type { NameToken, NumberToken, Token } from './tokens.ts';

/** From the widest to the finest; what has no rank stays behind. */
const RANKS: Readonly<Record<NumberToken['mark'], number>> = {
  lane: 2,
  door: 3,
  building: 5,
  unit: 6,
  floor: 7,
  storey: 7,
  room: 8,
  shop: 8,
  none: 8,
};

const RELATIONS: ReadonlySet<Token['kind']> = new Set<Token['kind']>([
  'near',
  'beside',
  'and',
  'or',
  'moved',
]);

const AREA = 0;
const ROAD = 1;
const PLACE = 4;
const LAST = 9;

/**
 * Tokens of an address written from the finest part to the widest (Room 501, Unit 2, 柳汀新村; 225弄11幢2单元柳汀街) in the usual
 * order. Others come back as they are.
 */
export function inUsualOrder(text: string, tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(isRoadOrPlace);
  if (first <= 0 || !tokens.slice(0, first).some(({ kind }) => kind === 'number')) return tokens;
  const kept = withDoorBefore(withoutListNumber(tokens, first));
  const before = kept.slice(0, kept.findIndex(isRoadOrPlace));
  const isPlain = before.every((token) => !isUnknown(text, token));
  return isPlain && isSimple(kept) ? sorted(kept) : kept;
}

/** 3. 月湖大厦1203: a bare number before an address that has its own is the line's, unless it is the door of a road: 61 县学街. */
function withoutListNumber(tokens: readonly Token[], first: number): readonly Token[] {
  const after = tokens.slice(first);
  const hasRoom = after.some((token) => token.kind === 'number' && rank(token) === RANKS.room);
  const hasDoor = after.some((token) => token.kind === 'number' && rank(token) <= RANKS.door);
  const [name] = after;
  if (!hasRoom || (!hasDoor && name && rank(name) === ROAD)) return tokens;
  return tokens.filter(
    (token, index) => index >= first || token.kind !== 'number' || token.mark !== 'none',
  );
}

/** 61 县学街: a bare number right before a road is its door. */
function withDoorBefore(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(isRoadOrPlace);
  const [number, name] = tokens.slice(first - 1, first + 1);
  const hasDoor = tokens.some((token) => token.kind === 'number' && rank(token) <= RANKS.door);
  if (number?.kind !== 'number' || number.mark !== 'none' || hasDoor || rank(name) !== ROAD)
    return tokens;
  const door: NumberToken = { ...number, mark: 'door' };
  return tokens.map((token) => (token === number ? door : token));
}

/** Latin words may stand among the parts: Kaiming 开明大厦. */
function isUnknown(text: string, { kind, start }: Token): boolean {
  return kind === 'phone' || (kind === 'word' && !isLetter(text.charCodeAt(start)));
}

/** One address, and each part of it said once. */
function isSimple(tokens: readonly Token[]): boolean {
  if (tokens.some(({ kind }) => RELATIONS.has(kind))) return false;
  const marks = tokens.flatMap((token) =>
    token.kind === 'number' && token.mark !== 'none' ? [rank(token)] : [],
  );
  return new Set(marks).size === marks.length;
}

function sorted(tokens: readonly Token[]): Token[] {
  const groups: Token[][] = [];
  const rest: Token[] = [];
  for (const token of tokens) {
    if (isBranch(token, groups.at(-1)?.at(-1))) groups.at(-1)?.push(token);
    else if (token.kind === 'name' || token.kind === 'number') groups.push([token]);
    else if (token.kind !== 'pause') rest.push(token);
  }
  return [...groups.sort((a, b) => rank(a.at(-1)) - rank(b.at(-1))).flat(), ...rest];
}

/** 188号之一, 188-1号. */
function isBranch(token: Token, before: Token | undefined): boolean {
  if (before?.kind !== 'number') return false;
  return (
    token.kind === 'suffix' || (token.kind === 'number' && token.isJoined && token.mark === 'door')
  );
}

function rank(token: Token | undefined): number {
  if (token?.kind === 'number') return RANKS[token.mark];
  if (token?.kind === 'suffix') return RANKS.door;
  if (token?.kind !== 'name') return LAST;
  if (token.entry.place !== undefined || token.entry.family?.places.length) return PLACE;
  return token.entry.area && token.entry.road === undefined ? AREA : ROAD;
}

function isRoadOrPlace(token: Token): token is NameToken {
  if (token.kind !== 'name') return false;
  const { road, place, family } = token.entry;
  return road !== undefined || place !== undefined || family !== undefined;
}
