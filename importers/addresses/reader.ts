import { readName } from './read-name.ts';
import { readNumberToken, readSuffix } from './read-number-token.ts';
import { readPlain } from './read-plain.ts';
import { startReading, type ReaderState } from './reader-state.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Reads tokens as an address. */
export function readTokens(text: string, tokens: readonly Token[]): Reading {
  const state = startReading(text, tokens);
  for (; state.index < tokens.length && !state.isOver; state.index += 1)
    readToken(state, tokens[state.index] as Token);
  return state.reading;
}

function readToken(state: ReaderState, token: Token): void {
  if (token.kind === 'name') readName(state, token);
  else if (token.kind === 'number') readNumberToken(state, token);
  else if (token.kind === 'suffix') readSuffix(state, token);
  else readPlain(state, token);
}
