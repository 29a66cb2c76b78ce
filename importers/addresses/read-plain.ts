import { isElsewhere } from './foreign-places.ts';
import { partAt, startReading, type ReaderState } from './reader-state.ts';
import { hasNumbers, type Reading } from './reading.ts';
import type { NameToken, PlainToken, Token } from './tokens.ts';

/** Right after a place: a part of it that is a place of its own. */
const SUB_PLACE = /^([东南西北中]|[一二三四五六七八九十]+|[0-9]+)?(区|期|苑|坊|园|院)/;
/** Behind the Latin name of a district or city the gazetteer is not of. */
const LATIN_DIVISION = /^ (?:DISTRICT|CITY|QU|SHI)(?![A-Z])/;
const HOUSING = /(小区|新村|花园|公寓|家园|苑|大厦|大楼|楼)$/;

/** Reads what is neither name nor number. */
export function readPlain(state: ReaderState, token: PlainToken): void {
  if (token.kind === 'word') readUnknown(state, token);
  else if (token.kind === 'pause') readPause(state);
  else if (token.kind === 'phone') state.isOver = hasNumbers(state.reading);
  else if (token.kind === 'near') state.isOver = true;
  else if (token.kind === 'beside') readBeside(state, token);
  else if (token.kind === 'or') readOr(state);
  else if (token.kind === 'moved') readMoved(state);
  else readAnd(state, token);
}

/** Reads characters that are not understood. */
export function readUnknown(state: ReaderState, token: PlainToken): void {
  if (isZone(state, token)) return;
  const part = partAt(state, token);
  const { road, place } = state.reading;
  const isAway = isElsewhere(part.value) || LATIN_DIVISION.test(state.text.slice(token.end));
  if (!road && !place && isAway) state.reading.elsewhere ??= part;
  if (isSubPlace(state, token)) state.reading.number ??= part;
  if (road && !place && !hasNumbers(state.reading)) state.isRoadCut = true;
  state.reading.unknown.push(part);
  state.isLoose = true;
  if (state.reading.isRoomMarked) state.isOver = true;
}

/** 12层B区1204, 2号楼12层东区: part of a floor, which tells no room from another. */
function isZone(
  { text, reading, tokens, index }: ReaderState,
  { start, end }: PlainToken,
): boolean {
  if (!reading.floor && !reading.number) return false;
  const written = text.slice(start, end);
  if (written !== '区') return /^[东南西北中]区$/.test(written);
  return tokens[index - 1]?.end === start && tokens[index - 1]?.kind === 'number';
}

function isSubPlace(state: ReaderState, token: PlainToken): boolean {
  const before = state.tokens[state.index - 1];
  const isAfterPlace = before?.kind === 'name' && before.entry.place !== undefined;
  if (!isAfterPlace || before.end !== token.start) return false;
  return SUB_PLACE.test(state.text.slice(token.start)) || HOUSING.test(partAt(state, token).value);
}

function readPause(state: ReaderState): void {
  noteNext(state);
  if (state.reading.isRoomMarked || state.reading.parts.length > 0) readFurther(state);
}

/** After a room: another room of the same form makes several; anything else is no more of the address. */
function readFurther(state: ReaderState): void {
  const next = state.tokens[state.index + 1];
  const last = state.reading.parts.at(-1);
  state.isOver = true;
  if (next?.kind !== 'number' || (next.mark !== 'none' && next.mark !== 'room')) return;
  if (last?.value.length === next.value.length) state.reading.isSeveral = true;
}

function readBeside(state: ReaderState, token: PlainToken): void {
  const before = state.tokens[state.index - 1];
  const isAfterPause = before?.kind === 'word' && state.tokens[state.index - 2]?.kind === 'pause';
  if (before?.end === token.start && !isAfterPause) state.reading.isBeside = true;
  state.isOver = hasNumbers(state.reading) || state.reading.isBeside;
}

/** Notes a road or place right behind a room, with a number of its own: 月湖大厦1203、恒泰大厦805. */
function noteNext({ tokens, index, reading }: ReaderState): void {
  const [mark, name, number] = tokens.slice(index, index + 3);
  if (reading.parts.length === 0 || name?.kind !== 'name' || number?.kind !== 'number') return;
  if (name.start === mark?.end && isOther(reading, name)) reading.others.push(name);
}

/** 或 and 收件 before another road or place make it two addresses; before another number two rooms. */
function readOr(state: ReaderState): void {
  const { road, place, parts, others } = state.reading;
  if (!road && !place) return;
  const rest = state.tokens.slice(state.index + 1);
  const named = rest.filter((token) => isOther(state.reading, token));
  if (named.length > 0) others.push(...named);
  else if (rest[0]?.kind === 'number' && parts.length > 0) state.reading.isSeveral = true;
  state.isOver = true;
}

/** 现迁至: what is named behind it is the address; what went before was. */
function readMoved(state: ReaderState): void {
  const isNamed = state.tokens
    .slice(state.index + 1)
    .some((token) => isOther(state.reading, token));
  if (isNamed) Object.assign(state, startReading(state.text, state.tokens), { index: state.index });
}

function isOther({ road, place }: Reading, token: Token): token is NameToken {
  if (token.kind !== 'name') return false;
  const { entry } = token;
  const isNamed = entry.road !== undefined || entry.place !== undefined || entry.family;
  return Boolean(isNamed) && entry !== road?.entry && entry !== place?.entry;
}

/** 与 joins only two names or numbers. */
function readAnd(state: ReaderState, token: PlainToken): void {
  const next = state.tokens[state.index + 1];
  if (next?.start !== token.end || (next.kind !== 'name' && next.kind !== 'number'))
    return readUnknown(state, { ...token, kind: 'word' });
  noteNext(state);
  if (state.reading.parts.length > 0) return readFurther(state);
  state.isOver = true;
  if (state.reading.road ?? hasNumbers(state.reading)) state.reading.isBeside = true;
  else state.reading.isTorn = state.reading.place !== undefined;
}
