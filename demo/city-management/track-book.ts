import type { Point } from '../geometry/plane.ts';
import type { Random } from '../random.ts';
import { DAY_SECONDS, type Moment } from '../world/calendar.ts';

/** A fix as it was walked. */
export interface Passage {
  readonly patrolNo: string;
  readonly at: Moment;
  readonly place: Point;
}

/** A public report is a miss (漏报) when a patrol came this near within this time before it. */
export const MISS = { metres: 30, seconds: DAY_SECONDS } as const;

/** Remembers where patrols were, to tell what they should have seen. */
export interface TrackBook {
  add(patrolNo: string, at: Moment, place: Point): void;
  /** The nearest passage within the bounds of {@link MISS} before a moment. */
  passedBefore(place: Point, before: Moment): (Passage & { metres: number }) | undefined;
  pick(random: Random): Passage;
  readonly first: Moment;
  readonly last: Moment;
}

/** Opens a book for `capacity` fixes, added in order of their days. */
export function openTrackBook(capacity: number): TrackBook {
  const moments = new Float64Array(capacity);
  const [east, north] = [new Float32Array(capacity), new Float32Array(capacity)];
  const patrols: string[] = [];
  const patrolIndexes = new Uint16Array(capacity);
  /** Day → first and last row of it. */
  const days = new Map<number, [number, number]>();
  let count = 0;
  const passage = (row: number): Passage => ({
    patrolNo: patrols[patrolIndexes[row]!]!,
    at: moments[row]!,
    place: [east[row]!, north[row]!],
  });
  const nearestOn = (day: number, place: Point, before: Moment, best: Best): void => {
    const [from, to] = days.get(day) ?? [0, -1];
    for (let row = from; row <= to; row++) {
      const since = before - moments[row]!;
      if (since < 0 || since > MISS.seconds) continue;
      const metres = Math.hypot(east[row]! - place[0], north[row]! - place[1]);
      if (metres < best.metres) [best.metres, best.row] = [metres, row];
    }
  };
  return {
    add: (patrolNo, at, place) => {
      if (patrols[patrols.length - 1] !== patrolNo) patrols.push(patrolNo);
      moments[count] = at;
      [east[count], north[count]] = place;
      patrolIndexes[count] = patrols.length - 1;
      const day = Math.floor(at / DAY_SECONDS);
      days.set(day, [days.get(day)?.[0] ?? count, count]);
      count++;
    },
    passedBefore: (place, before) => {
      const best: Best = { metres: MISS.metres, row: -1 };
      const day = Math.floor(before / DAY_SECONDS);
      nearestOn(day - 1, place, before, best);
      nearestOn(day, place, before, best);
      return best.row < 0 ? undefined : { ...passage(best.row), metres: best.metres };
    },
    pick: (random) => passage(random.integer(0, count - 1)),
    get first() {
      return count === 0 ? Infinity : moments[0]!;
    },
    get last() {
      return count === 0 ? -Infinity : moments[count - 1]!;
    },
  };
}

interface Best {
  metres: number;
  row: number;
}
