import type { Mark, Token } from './tokens.ts';

const BEFORE_BARE: ReadonlySet<Mark> = new Set<Mark>(['building', 'unit', 'floor', 'storey']);
/** 3-2-501 is building, unit and room; fewer bare numbers may be anything. */
const NUMBERS_OF_ROOM = 3;

/** Whether all that a bracket holds is understood, so that it counts: 188号（之一）, 柳汀新村（3幢2单元501）. */
export function isBracketRead(own: readonly Token[]): boolean {
  if (own.length >= NUMBERS_OF_ROOM && own.every(isBare)) return true;
  return own.length > 0 && own.every((token, index) => isUnderstood(token, own[index - 1]));
}

function isUnderstood(token: Token, before: Token | undefined): boolean {
  if (isBare(token)) return before?.kind === 'number' && BEFORE_BARE.has(before.mark);
  return token.kind === 'name' || token.kind === 'number' || token.kind === 'suffix';
}

function isBare(token: Token): boolean {
  return token.kind === 'number' && token.mark === 'none';
}
