import { readName } from './read-name.ts';
import { readNumberToken, readSuffix } from './read-number-token.ts';
import { readPlain } from './read-plain.ts';
import { startReading, type ReaderState } from './reader-state.ts';
import type { Reading } from './reading.ts';
import { inUsualOrder } from './token-order.ts';
import type { Token } from './tokens.ts';

/** Reads tokens as an address. */
export function readTokens(text: string, tokens: readonly Token[]): Reading {
  const state = startReading(text, inUsualOrder(text, tokens));
  for (; state.index < state.tokens.length; state.index += 1) {
    if (state.isOver && !skipToFurther(state)) break;
    readToken(state, state.tokens[state.index] as Token);
  }
  return state.reading;
}

/** Behind the end of an address only 或, 收件 and 现迁至 still count. */
function skipToFurther(state: ReaderState): boolean {
  const isFurther = ({ kind }: Token): boolean => kind === 'or' || kind === 'moved';
  const further = state.tokens.findIndex((token, at) => at >= state.index && isFurther(token));
  if (further < 0) return false;
  state.index = further;
  state.isOver = false;
  return true;
}

function readToken(state: ReaderState, token: Token): void {
  if (token.kind === 'name') readName(state, token);
  else if (token.kind === 'number') readNumberToken(state, token);
  else if (token.kind === 'suffix') readSuffix(state, token);
  else readPlain(state, token);
}
