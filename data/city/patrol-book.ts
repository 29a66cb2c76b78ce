import { CHINA_CALENDAR } from '../../contract/calendars/china.ts';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import { workingClock } from '../../contract/working-time.ts';
import { type Basis, keptValue } from '../kept/kept-value.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type FixColumns, fixesOf } from '../statistics/passes.ts';
import { firstFrom } from '../statistics/time-order.ts';
import { gridCellsOf } from './grid-cells.ts';
import { readTracks, type Tracks } from './tracks.ts';

const DAY_SECONDS = 86_400;

/** Every track of a snapshot in order of patrol and time, and what it tells. */
export interface PatrolBook extends Omit<Tracks, 'cellOfFix'> {
  readonly fixes: FixColumns;
  /** Fixes in each cell on a day. */
  visits(day: string): Uint32Array;
}

/** The patrol book of a snapshot, written once. */
export const patrolBookOf = readOnce(async (snapshot: OpenSnapshot): Promise<PatrolBook> => {
  const { box, patrol: rules, workingTime } = snapshot.manifest.profile;
  const basis: Basis = {
    files: ['base', 'city'],
    rules: [box, rules, workingTime, CHINA_CALENDAR],
    slow: true,
  };
  const tracks = await keptValue(snapshot, 'patrol-tracks', basis, async () => {
    const frame = localFrame(box);
    return readTracks(await fixesOf(snapshot), await gridCellsOf(snapshot), {
      rules,
      clock: workingClock(workingTime, 'city-management'),
      place: (longitude, latitude) => toLocal(frame, longitude, latitude),
    });
  });
  return bookOf(await fixesOf(snapshot), tracks);
});

/** The book of fixes whose tracks were read. */
export function bookOf(fixes: FixColumns, { cellOfFix, ...tracks }: Tracks): PatrolBook {
  return {
    fixes,
    ...tracks,
    visits: (day) => {
      const visits = new Uint32Array(tracks.cellsTotal);
      const start = Date.parse(`${day}T00:00:00Z`) / 1000;
      for (let at = 0; at < cellOfFix.length; at++) {
        const second = fixes.seconds[at] as number;
        const cell = cellOfFix[at] as number;
        if (second >= start && second < start + DAY_SECONDS && cell >= 0) visits[cell]! += 1;
      }
      return visits;
    },
  };
}

/** A patrol near a place at a time. */
export interface NearPatrol {
  readonly patrolNo: string;
  /** Seconds since 1970 on the clock of Asia/Shanghai. */
  readonly at: number;
  readonly metres: number;
}

/** The nearest fix of each patrol between two moments, the nearest patrol first. */
export function nearestPatrols(
  { fixes, order, starts }: PatrolBook,
  metresTo: (longitude: number, latitude: number) => number,
  from: number,
  to: number,
): NearPatrol[] {
  const found: NearPatrol[] = [];
  for (let patrol = 1; patrol + 1 < starts.length; patrol++) {
    let nearest: NearPatrol | undefined;
    const run = [starts[patrol] as number, starts[patrol + 1] as number] as const;
    for (let i = firstFrom(fixes.seconds, order, run, from); i < run[1]; i++) {
      const at = order[i] as number;
      if ((fixes.seconds[at] as number) > to) break;
      const metres = metresTo(fixes.longitudes[at] as number, fixes.latitudes[at] as number);
      if (!nearest || metres < nearest.metres)
        nearest = {
          patrolNo: fixes.patrols.keys[patrol] ?? '',
          at: fixes.seconds[at] as number,
          metres,
        };
    }
    if (nearest) found.push(nearest);
  }
  return found.sort((left, right) => left.metres - right.metres);
}
