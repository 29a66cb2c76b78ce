import type { TraceEvent } from '../lib/page-tasks.ts';
import { spread } from '../lib/percentiles.ts';

/** Frames drawn in a turn, and how many of them at its beginning do not count. */
interface Turn {
  readonly frames: number;
  readonly leftOut: number;
}

/**
 * Median processor time of the frames of some turns, ms. Drawn frames are the longest callbacks of the trace by the clock: they wait for
 * their picture, the others draw nothing.
 */
export function frameProcessorMs(events: readonly TraceEvent[], turns: number, turn: Turn): number {
  const drawn = events
    .filter(({ name }) => name === 'FireAnimationFrame')
    .toSorted((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
    .slice(0, turns * turn.frames)
    .toSorted((a, b) => a.ts - b.ts)
    .filter((_, index) => index % turn.frames >= turn.leftOut);
  return spread(drawn.map(({ tdur = 0 }) => tdur / 1000)).median;
}
