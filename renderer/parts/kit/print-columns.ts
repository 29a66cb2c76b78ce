import type { PrintSheet } from './print-sheet.ts';

/** Inner width of A4 between margins of 14 mm, millimetres. */
const INNER_MM = { portrait: 182, landscape: 269 } as const;
/** Numbers of lines and ticks. */
const NARROW_MM = 12;
const LEAST_BLANK_MM = 18;
const MOST_BLANK_MM = 30;
/** A Latin letter or digit at 10.5 pt, and the padding and border of a cell. */
const LETTER_MM = 2.2;
const PADDING_MM = 3.6;
/** Heads are bold, which is wider. */
const BOLD = 1.15;

/**
 * Widths of everything on a line, millimetres: number, columns, blanks, tick. Columns go by weight, but none narrower than the longest word or number in it as long as the page has
 * room, so that dates and English words are not cut in two.
 */
export function printWidths({ columns, rows, blanks = [], tick, landscape }: PrintSheet): number[] {
  const inner = landscape ? INNER_MM.landscape : INNER_MM.portrait;
  const left = inner - NARROW_MM - (tick ? NARROW_MM : 0);
  const needs = columns.map(({ title, whole }, at) => {
    const lengthOf = (text: string) => (whole ? text.length : longestRun(text));
    const most = (longest: number, cells: readonly string[]) =>
      Math.max(longest, lengthOf(cells[at] ?? ''));
    return rows.reduce(most, longestRun(title) * BOLD) * LETTER_MM + PADDING_MM;
  });
  const needed = needs.reduce((sum, need) => sum + need, 0);
  const spare = blanks.length === 0 ? 0 : (left - needed) / blanks.length;
  const blank = blanks.length === 0 ? 0 : Math.min(MOST_BLANK_MM, Math.max(LEAST_BLANK_MM, spare));
  const room = left - blank * blanks.length;
  const byWeight = share(
    columns.map(({ weight }) => weight),
    needs,
    room,
  );
  return [NARROW_MM, ...byWeight, ...blanks.map(() => blank), ...(tick ? [NARROW_MM] : [])];
}

/** Characters that stay together on a line: Latin letters, digits and their signs; 汉字 may break anywhere. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/[\u0021-\u024f]+/g) ?? []).map((run) => run.length));
}

/** Room by weight; who would get less than he needs gets that, the others share what is left. */
function share(weights: readonly number[], needs: readonly number[], room: number): number[] {
  const needed = needs.reduce((sum, need) => sum + need, 0);
  if (needed >= room) return needs.map((need) => (need / needed) * room);
  const fixed = new Set<number>();
  for (;;) {
    const free = weights.map((_weight, at) => at).filter((at) => !fixed.has(at));
    const taken = [...fixed].reduce((sum, at) => sum + needs[at]!, 0);
    const sum = free.reduce((all, at) => all + weights[at]!, 0);
    const widthOf = (at: number) => (weights[at]! / sum) * (room - taken);
    const short = free.filter((at) => widthOf(at) < needs[at]!);
    if (short.length === 0)
      return weights.map((_weight, at) => (fixed.has(at) ? needs[at]! : widthOf(at)));
    for (const at of short) fixed.add(at);
  }
}
