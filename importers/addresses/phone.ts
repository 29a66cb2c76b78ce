import { isDigit } from './characters.ts';

const SHORTEST_PHONE = 7;

/** End of a telephone number (or another number too long for an address) at a place; undefined where there is none. */
export function phoneEnd(text: string, at: number): number | undefined {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (end - at >= SHORTEST_PHONE) return end;
  return groupedEnd(text, at, end);
}

/** 138-1234-5678 and 0574-87654321. */
function groupedEnd(text: string, at: number, first: number): number | undefined {
  const isMobile = text[at] === '1' && first - at === 3;
  const isLandline = text[at] === '0' && (first - at === 3 || first - at === 4);
  if (!isMobile && !isLandline) return undefined;
  let end = first;
  let digits = 0;
  while (isDigit(text.charCodeAt(end)) || text[end] === '-' || text[end] === ' ') {
    if (isDigit(text.charCodeAt(end))) digits += 1;
    end += 1;
  }
  return digits >= SHORTEST_PHONE ? end : undefined;
}
