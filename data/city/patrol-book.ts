import { setImmediate } from 'node:timers/promises';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import { dateOf } from '../../contract/periods.ts';
import type { PatrolRules } from '../../contract/patrol-rules.ts';
import { type WorkingClock, workingClock } from '../../contract/working-time.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { NO_TIME } from '../statistics/columns.ts';
import { type FixColumns, fixesOf, SLICE } from '../statistics/passes.ts';
import { type GridCells, gridCellsOf } from './grid-cells.ts';

const DAY_SECONDS = 86_400;
/** Nearer in time than this two fixes tell nothing of speed: the wobble of GPS is larger than the way. */
const LEAST_SECONDS = 5;

/** What one patrol did on one day. */
export interface PatrolDay {
  readonly day: string;
  readonly patrolNo: string;
  fixes: number;
  metres: number;
  /** Working seconds from first to last fix, gaps left out. */
  seconds: number;
  readonly cells: Set<number>;
  overspeeds: number;
  gaps: number;
}

/** 超速 or 断点 between two fixes, by their places in the columns. */
export interface Finding {
  readonly kind: 'overspeed' | 'gap';
  readonly day: string;
  readonly patrolNo: string;
  readonly from: number;
  readonly to: number;
  /** km/h, or minutes of working time. */
  readonly value: number;
}

/** Every track of a snapshot in order of patrol and time, and what it tells. */
export interface PatrolBook {
  readonly fixes: FixColumns;
  readonly cells: GridCells;
  /** Places of the fixes, patrol by patrol in order of time; those of patrol code `p` from `starts[p]` to `starts[p + 1]`. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  readonly days: readonly PatrolDay[];
  readonly findings: readonly Finding[];
  /** Fixes in each cell on a day. */
  visits(day: string): Uint32Array;
}

/** The patrol book of a snapshot, written once. */
export const patrolBookOf = readOnce(writeBook);

async function writeBook(snapshot: OpenSnapshot): Promise<PatrolBook> {
  const { profile } = snapshot.manifest;
  const frame = localFrame(profile.box);
  const [fixes, cells] = [await fixesOf(snapshot), await gridCellsOf(snapshot)];
  const clock = workingClock(profile.workingTime, 'city-management');
  return createPatrolBook(fixes, cells, {
    rules: profile.patrol,
    clock,
    place: (longitude, latitude) => toLocal(frame, longitude, latitude),
  });
}

/** How tracks are read. */
interface BookRules {
  readonly rules: PatrolRules;
  readonly clock: WorkingClock;
  readonly place: (longitude: number, latitude: number) => readonly [number, number];
}

/** Reads every track once, patrol by patrol; other calls run in between. */
export async function createPatrolBook(
  fixes: FixColumns,
  cells: GridCells,
  how: BookRules,
): Promise<PatrolBook> {
  const { order, starts } = await byPatrol(fixes);
  const cellOfFix = new Int32Array(order.length);
  const days: PatrolDay[] = [];
  const findings: Finding[] = [];
  for (let patrol = 1; patrol + 1 < starts.length; patrol++) {
    const track = order.subarray(starts[patrol], starts[patrol + 1]);
    readTrack(fixes, track, fixes.patrols.keys[patrol] ?? '', cells, how, {
      cellOfFix,
      days,
      findings,
    });
    await setImmediate();
  }
  return {
    fixes,
    cells,
    order,
    starts,
    days,
    findings,
    visits: (day) => {
      const visits = new Uint32Array(cells.codes.length);
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

async function byPatrol({ seconds, patrols }: FixColumns) {
  const starts = new Uint32Array(Math.max(patrols.size, 1) + 1);
  for (const code of patrols.codes) starts[code + 1]! += 1;
  for (let code = 1; code < starts.length; code++) starts[code]! += starts[code - 1] as number;
  const next = starts.slice();
  const order = new Uint32Array(patrols.codes.length);
  for (let at = 0; at < order.length; at++) order[next[patrols.codes[at] as number]!++] = at;
  for (let code = 0; code + 1 < starts.length; code++) {
    const track = order.subarray(starts[code], starts[code + 1]);
    track.sort((left, right) => (seconds[left] as number) - (seconds[right] as number));
    if (track.length > SLICE) await setImmediate();
  }
  return { order, starts };
}

interface Written {
  readonly cellOfFix: Int32Array;
  readonly days: PatrolDay[];
  readonly findings: Finding[];
}

function readTrack(
  { seconds, longitudes, latitudes }: FixColumns,
  track: Uint32Array,
  patrolNo: string,
  cells: GridCells,
  { rules, clock, place }: BookRules,
  { cellOfFix, days, findings }: Written,
): void {
  let day: PatrolDay | undefined;
  let [before, lastEast, lastNorth] = [-1, 0, 0];
  for (const at of track) {
    const second = seconds[at] as number;
    if (second === NO_TIME) continue;
    const date = dateOf(Math.floor(second / DAY_SECONDS));
    const [east, north] = place(longitudes[at] as number, latitudes[at] as number);
    if (day?.day !== date) {
      day = newDay(date, patrolNo);
      days.push(day);
      before = -1;
    }
    const cell = cells.cellAt(east, north);
    cellOfFix[at] = cell;
    if (cell >= 0) day.cells.add(cell);
    day.fixes += 1;
    if (before >= 0) {
      const metres = Math.hypot(east - lastEast, north - lastNorth);
      const found = step(seconds, [before, at], metres, rules, clock, day);
      if (found) findings.push({ ...found, day: date, patrolNo, from: before, to: at });
    }
    [before, lastEast, lastNorth] = [at, east, north];
  }
}

/** Adds the way between two fixes to the day, or tells what is wrong with it. */
function step(
  seconds: Int32Array,
  [from, to]: readonly [number, number],
  metres: number,
  rules: PatrolRules,
  clock: WorkingClock,
  day: PatrolDay,
): Pick<Finding, 'kind' | 'value'> | undefined {
  const [start, end] = [seconds[from] as number, seconds[to] as number];
  const elapsed = end - start;
  const worked = clock.secondsBetween(start, end);
  if (worked > rules.gapMinutes * 60) {
    day.gaps += 1;
    return { kind: 'gap', value: worked / 60 };
  }
  day.seconds += worked;
  const speed = elapsed < LEAST_SECONDS ? 0 : (metres / elapsed) * 3.6;
  if (speed <= rules.kilometresPerHour) {
    day.metres += metres;
    return undefined;
  }
  day.overspeeds += 1;
  return { kind: 'overspeed', value: speed };
}

function newDay(day: string, patrolNo: string): PatrolDay {
  return {
    day,
    patrolNo,
    fixes: 0,
    metres: 0,
    seconds: 0,
    cells: new Set(),
    overspeeds: 0,
    gaps: 0,
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
    for (let i = firstAt(fixes, order, starts, patrol, from); i < (starts[patrol + 1] ?? 0); i++) {
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

function firstAt(
  { seconds }: FixColumns,
  order: Uint32Array,
  starts: Uint32Array,
  patrol: number,
  from: number,
): number {
  let [low, high] = [starts[patrol] as number, starts[patrol + 1] as number];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seconds[order[middle] as number] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
