import type { GridFitResult } from '../../../contract/control-points.ts';

/** Metres to the millimetre. */
export function metresText(metres: number): string {
  const text = metres.toFixed(3);
  return text === '-0.000' ? '0.000' : text;
}

/** Residuals below this are rounding. */
const NOTHING_METRES = 0.0005;

/** Index of the point used that is farthest off; undefined where none is off at all. */
export function worstOf(
  { points }: GridFitResult,
  rows: readonly { readonly used: boolean }[],
): number | undefined {
  let worst: number | undefined;
  for (const [at, { metres }] of points.entries()) {
    const more = metres > (worst === undefined ? NOTHING_METRES : (points[worst]?.metres ?? 0));
    if (rows[at]?.used && more) worst = at;
  }
  return worst;
}

const LONGEST_ARROW_PIXELS = 36;

/** How many times larger than the map residuals are drawn: 1, 2 or 5 with zeros. */
export function arrowScale(longestMetres: number, pixelsPerMetre: number): number {
  if (longestMetres < NOTHING_METRES) return 1;
  const wanted = LONGEST_ARROW_PIXELS / (longestMetres * pixelsPerMetre);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [5, 2, 1].find((each) => each * power <= wanted) ?? 1;
  return Math.max(1, step * power);
}
