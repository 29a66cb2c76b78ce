import type { ClassMethod } from '../../contract/scene.ts';
import { naturalBreaks } from './natural-breaks.ts';

/**
 * Bounds between at most `count` classes of `values` (finite numbers in any order), ascending; a class begins with its
 * bound. Fewer where values repeat: no class is empty by construction of its bounds alone.
 */
export function classBounds(
  values: Float32Array,
  method: ClassMethod,
  count: number,
  whole = false,
): number[] {
  const sorted = values.slice().sort();
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return [];
  const bounds =
    method === 'natural'
      ? naturalBreaks(sorted, count)
      : inner(count).map((share) =>
          method === 'equal'
            ? lowest + (highest - lowest) * share
            : (sorted[Math.floor(sorted.length * share)] as number),
        );
  const neat = bounds.map((bound) => (whole ? Math.ceil(bound) : threeFigures(bound)));
  return [...new Set(neat)].filter((bound) => bound > lowest && bound <= highest);
}

function inner(count: number): number[] {
  return Array.from({ length: count - 1 }, (_, at) => (at + 1) / count);
}

/** Bounds people can read; a value is never moved over one by more than half a per cent. */
function threeFigures(value: number): number {
  return Number(value.toPrecision(3));
}

/** Place of the class a value is in. */
export function classAt(bounds: readonly number[], value: number): number {
  let place = 0;
  while (place < bounds.length && value >= (bounds[place] as number)) place++;
  return place;
}
