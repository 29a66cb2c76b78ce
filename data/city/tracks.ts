import { setImmediate } from 'node:timers/promises';
import { dateOf } from '../../contract/periods.ts';
import type { PatrolRules } from '../../contract/patrol-rules.ts';
import type { WorkingClock } from '../../contract/working-time.ts';
import { NO_TIME } from '../statistics/columns.ts';
import type { FixColumns } from '../statistics/passes.ts';
import { grouped, timeOrder } from '../statistics/time-order.ts';
import type { GridCells } from './grid-cells.ts';

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

/** What the tracks of a snapshot tell. */
export interface Tracks {
  /** Places of the fixes, patrol by patrol in order of time; those of patrol code `p` from `starts[p]` to `starts[p + 1]`. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  readonly cellOfFix: Int32Array;
  /** Unit grid cells there are. */
  readonly cellsTotal: number;
  readonly days: readonly PatrolDay[];
  readonly findings: readonly Finding[];
}

/** How tracks are read. */
interface BookRules {
  readonly rules: PatrolRules;
  readonly clock: WorkingClock;
  readonly place: (longitude: number, latitude: number) => readonly [number, number];
}

/** Reads every track once, patrol by patrol; other calls run in between. */
export async function readTracks(
  fixes: FixColumns,
  cells: GridCells,
  how: BookRules,
): Promise<Tracks> {
  const { seconds, patrols } = fixes;
  const { order, starts } = grouped(
    timeOrder(seconds),
    Math.max(patrols.size, 1),
    (at) => patrols.codes[at] as number,
  );
  const cellOfFix = new Int32Array(order.length).fill(-1);
  const days: PatrolDay[] = [];
  const findings: Finding[] = [];
  for (let patrol = 1; patrol + 1 < starts.length; patrol++) {
    const track = order.subarray(starts[patrol], starts[patrol + 1]);
    readTrack(fixes, track, patrols.keys[patrol] ?? '', cells, how, { cellOfFix, days, findings });
    await setImmediate();
  }
  return { order, starts, cellOfFix, cellsTotal: cells.codes.length, days, findings };
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
  let [number, before, lastEast, lastNorth] = [0, -1, 0, 0];
  for (const at of track) {
    const second = seconds[at] as number;
    if (second === NO_TIME) continue;
    const [east, north] = place(longitudes[at] as number, latitudes[at] as number);
    if (!day || Math.floor(second / DAY_SECONDS) !== number) {
      number = Math.floor(second / DAY_SECONDS);
      day = newDay(dateOf(number), patrolNo);
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
      if (found) findings.push({ ...found, day: day.day, patrolNo, from: before, to: at });
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
