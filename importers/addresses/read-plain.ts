import { isElsewhere } from './foreign-places.ts';
import { partAt, type ReaderState } from './reader-state.ts';
import { hasNumbers } from './reading.ts';
import type { PlainToken } from './tokens.ts';

/** Right after a place: a part of it that is a place of its own. */
const SUB_PLACE = /^([东南西北中]|[一二三四五六七八九十]+|[0-9]+)?(区|期|苑|坊|园|院)/;
const HOUSING = /(小区|新村|花园|公寓|家园|苑|大厦|大楼|楼)$/;

/** Reads what is neither name nor number. */
export function readPlain(state: ReaderState, token: PlainToken): void {
  if (token.kind === 'word') readUnknown(state, token);
  else if (token.kind === 'pause') readPause(state);
  else if (token.kind === 'phone') state.isOver = hasNumbers(state.reading);
  else if (token.kind === 'near') state.isOver = true;
  else if (token.kind === 'beside') readBeside(state, token);
  else readAnd(state, token);
}

/** Reads characters that are not understood. */
export function readUnknown(state: ReaderState, token: PlainToken): void {
  const part = partAt(state, token);
  const { road, place } = state.reading;
  if (!road && !place && isElsewhere(part.value)) state.reading.elsewhere ??= part;
  if (isSubPlace(state, token)) state.reading.number ??= part;
  if (road && !place && !hasNumbers(state.reading)) state.isRoadCut = true;
  state.reading.unknown.push(part);
  state.isLoose = true;
  if (state.reading.isRoomMarked) state.isOver = true;
}

function isSubPlace(state: ReaderState, token: PlainToken): boolean {
  const before = state.tokens[state.index - 1];
  const isAfterPlace = before?.kind === 'name' && before.entry.place !== undefined;
  if (!isAfterPlace || before.end !== token.start) return false;
  return SUB_PLACE.test(state.text.slice(token.start)) || HOUSING.test(partAt(state, token).value);
}

function readPause(state: ReaderState): void {
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
  if (before?.end === token.start) state.reading.isBeside = true;
  state.isOver = hasNumbers(state.reading) || state.reading.isBeside;
}

/** 与 joins only two names or numbers. */
function readAnd(state: ReaderState, token: PlainToken): void {
  const next = state.tokens[state.index + 1];
  if (next?.start !== token.end || (next.kind !== 'name' && next.kind !== 'number'))
    return readUnknown(state, { ...token, kind: 'word' });
  if (state.reading.parts.length > 0) return readFurther(state);
  state.isOver = true;
  if (state.reading.road ?? hasNumbers(state.reading)) state.reading.isBeside = true;
  else state.reading.isTorn = state.reading.place !== undefined;
}
