import type { Mask } from './column-masks.ts';

/** Places of the rows of a mask. */
export function positionsIn(mask: Mask): Uint32Array {
  let count = 0;
  for (let at = 0; at < mask.length; at++) count += mask[at]!;
  const positions = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at < mask.length; at++) if (mask[at] === 1) positions[next++] = at;
  return positions;
}

/** Sorts places by the number at each, those of none (NaN) at the end; rows of the same number stay in their own order. */
export function sortPositions(
  positions: Uint32Array,
  numberAt: (at: number) => number,
  descending = false,
): Uint32Array {
  const sign = descending ? -1 : 1;
  return positions.sort((left, right) => {
    const before = numberAt(left);
    const after = numberAt(right);
    const missing = Number(Number.isNaN(before)) - Number(Number.isNaN(after));
    return missing || sign * (before - after) || left - right;
  });
}
