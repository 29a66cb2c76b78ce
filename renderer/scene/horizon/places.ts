import type { Bodies } from './bodies.ts';
import type { Sight } from './sight.ts';

/** Nearer than this ahead nothing has a direction, metres. */
export const NEAR_METRES = 0.5;

/** Distance ahead and to the right of every corner of the bodies seen, metres. */
export interface Places {
  readonly ahead: Float64Array;
  readonly aside: Float64Array;
}

export function placesOf(
  { corners, starts }: Bodies,
  seen: readonly number[],
  sight: Sight,
): Places {
  const { east, north, ahead: forward } = sight;
  const ahead = new Float64Array(corners.length / 2);
  const aside = new Float64Array(corners.length / 2);
  for (const body of seen) {
    for (let c = starts[body] as number; c < (starts[body + 1] as number); c++) {
      const dx = (corners[2 * c] as number) - east;
      const dy = (corners[2 * c + 1] as number) - north;
      ahead[c] = dx * forward[0] + dy * forward[1];
      aside[c] = dx * forward[1] - dy * forward[0];
    }
  }
  return { ahead, aside };
}
