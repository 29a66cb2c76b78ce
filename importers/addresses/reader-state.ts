import { emptyReading, type Reading, type ReadPart } from './reading.ts';
import type { NumberToken, Token } from './tokens.ts';

/** A reading as it grows, token by token. */
export interface ReaderState {
  readonly text: string;
  readonly tokens: readonly Token[];
  reading: Reading;
  /** The token being read. */
  index: number;
  isOver: boolean;
  /** Something unknown or a pause went before; a bare number then says nothing. */
  isLoose: boolean;
  /** Unknown characters follow the road, so that a number is not its door: 柳汀街某某路15号. */
  isRoadCut: boolean;
  /** The road came after the place, so that 号 is its door. */
  isRoadLast: boolean;
}

export function startReading(text: string, tokens: readonly Token[]): ReaderState {
  const flags = { isOver: false, isLoose: false, isRoadCut: false, isRoadLast: false };
  return { text, tokens, reading: emptyReading(), index: 0, ...flags };
}

/** Notes a number that has no place in the address. */
export function misplace(state: ReaderState, token: NumberToken): void {
  state.reading.unknown.push(partAt(state, token, state.text.slice(token.start, token.end)));
  state.isLoose = true;
}

/** A token as a part of the reading, with its own text or another value. */
export function partAt(
  state: ReaderState,
  { start, end }: Token,
  value = state.text.slice(start, end),
): ReadPart {
  return { value, start, end };
}
