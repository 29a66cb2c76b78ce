import { isDigit } from './characters.ts';

const SHORTEST_PHONE = 7;
/** 138-1234-5678, 0574-87654321. */
const GROUPED = /^(?:1\d\d[- ]\d{4}[- ]?\d{4}|0\d{2,3}[- ]\d{7,8})(?!\d)/;
const LONGEST_GROUPED = 16;

/** End of a telephone number (or another number too long for an address) at a place; undefined where there is none. */
export function phoneEnd(text: string, at: number): number | undefined {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (end - at >= SHORTEST_PHONE) return end;
  if (end - at < 3 || (text[end] !== '-' && text[end] !== ' ')) return undefined;
  const grouped = GROUPED.exec(text.slice(at, at + LONGEST_GROUPED))?.[0];
  return grouped === undefined ? undefined : at + grouped.length;
}
