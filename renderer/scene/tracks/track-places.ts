import type { PatrolTracks } from '../../../contract/queries/points.ts';

/** Without a fix for longer a patrol's place is not known, seconds. */
const LOST_SECONDS = 600;

/** Where a patrol stands at a moment. */
export interface PatrolPlace {
  /** Place in `tracks.patrols`. */
  readonly patrol: number;
  readonly east: number;
  readonly north: number;
}

/** Where every patrol stood, between its two fixes, `second` after the first day's midnight; those whose place is not known are left out. */
export function placesAt(
  { patrols, starts, positions, seconds }: PatrolTracks,
  second: number,
): PatrolPlace[] {
  return patrols.flatMap((_, patrol) => {
    const [first, end] = [starts[patrol] as number, starts[patrol + 1] as number];
    const after = firstAfter(seconds, first, end, second);
    if (after === first || (after === end && seconds[end - 1] !== second)) return [];
    const [a, b] = [after - 1, Math.min(after, end - 1)];
    const [from, to] = [seconds[a] as number, seconds[b] as number];
    if (to - from > LOST_SECONDS && from !== second) return [];
    const share = to > from ? (second - from) / (to - from) : 0;
    const between = (axis: 0 | 1) =>
      (positions[a * 2 + axis] as number) * (1 - share) +
      (positions[b * 2 + axis] as number) * share;
    return [{ patrol, east: between(0), north: between(1) }];
  });
}

function firstAfter(seconds: Int32Array, from: number, to: number, second: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seconds[middle] as number) <= second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** km/h of the way from each fix to the next of its patrol; -1 where there is none or the patrol was lost in between. */
export function speedsOf({ starts, positions, seconds }: PatrolTracks): Float32Array {
  const speeds = new Float32Array(seconds.length).fill(-1);
  for (let patrol = 0; patrol + 1 < starts.length; patrol++)
    for (let at = starts[patrol] as number; at + 1 < (starts[patrol + 1] as number); at++) {
      const elapsed = (seconds[at + 1] as number) - (seconds[at] as number);
      if (elapsed <= 0 || elapsed > LOST_SECONDS) continue;
      const metres = Math.hypot(
        (positions[at * 2 + 2] as number) - (positions[at * 2] as number),
        (positions[at * 2 + 3] as number) - (positions[at * 2 + 1] as number),
      );
      speeds[at] = (metres / elapsed) * 3.6;
    }
  return speeds;
}
