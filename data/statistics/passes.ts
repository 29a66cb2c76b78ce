import { setImmediate } from 'node:timers/promises';
import { localFrame } from '../../contract/local-frame.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { numbers } from './column-masks.ts';
import { type CodeColumn, NO_TIME } from './columns.ts';
import type { FactSpec } from './fact.ts';
import { FactTable } from './fact-table.ts';
import { firstFrom, grouped, timeOrder } from './time-order.ts';

/** How near a patrol has to come to have passed something (users §2). */
export const PASS_METRES = 30;

const DAY_SECONDS = 86_400;

/** Fixes of all patrols, for passing alone: tracks (行踪轨迹) are a sensitive class and feed no other statistics. */
const PATROL_FIX: FactSpec = {
  name: 'patrol_fix',
  table: 'patrol_fix',
  columns: {
    at: { kind: 'time' },
    patrol_no: { kind: 'code' },
    longitude_degrees: { kind: 'number' },
    latitude_degrees: { kind: 'number' },
  },
  place: { anchor: 'area' },
  list: [],
  persons: true,
};

/** A patrol near a place. */
export interface Pass {
  readonly patrolNo: string;
  /** Seconds since 1970 on the clock of Asia/Shanghai. */
  readonly at: number;
  readonly metres: number;
}

/** Who passed where, when: fixes in cells as wide as a pass. */
export interface Passes {
  /** Calls back for each fix within PASS_METRES of a place and in `from` ≤ time ≤ `to`, in no order. */
  near(
    longitude: number,
    latitude: number,
    from: number,
    to: number,
    found: (pass: Pass) => void,
  ): void;
  /** Time of the latest such fix, or NO_TIME. */
  latest(longitude: number, latitude: number, from: number, to: number): number;
  /** Days since 1970 with any fix, ascending. */
  readonly days: Int32Array;
  /** Sets a bit for each of `days` with a fix within PASS_METRES of a place, from word `word` of `bits` on. */
  markDays(longitude: number, latitude: number, bits: Uint32Array, word: number): void;
}

/** The passes of a snapshot, read once. */
export const passesOf = readOnce(
  async (snapshot: OpenSnapshot): Promise<Passes> =>
    createPasses(await fixesOf(snapshot), snapshot.manifest.profile.box),
);

/** Every fix of a snapshot in the order of its table, read once. */
export const fixesOf = readOnce(readFixes);

async function readFixes(snapshot: OpenSnapshot): Promise<FixColumns> {
  const table = await FactTable.open(PATROL_FIX, snapshot);
  await table.load(Object.keys(PATROL_FIX.columns));
  return {
    seconds: secondsOf(table),
    patrols: table.codes('patrol_no'),
    longitudes: numbers(table, 'longitude_degrees'),
    latitudes: numbers(table, 'latitude_degrees'),
  };
}

function secondsOf(table: FactTable): Int32Array {
  const column = table.column('at');
  return column.kind === 'time' ? column.seconds : new Int32Array();
}

/** Fixes as columns of equal length. */
export interface FixColumns {
  readonly seconds: Int32Array;
  readonly patrols: CodeColumn;
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
}

type Box = Parameters<typeof localFrame>[0];

/** Cells of the box, as wide as a pass; what lies beyond it counts as in the cells of its edge. */
interface Cells {
  readonly columns: number;
  readonly rows: number;
  east(longitude: number): number;
  north(latitude: number): number;
  cell(east: number, north: number): number;
}

function cellsOf(box: Box): Cells {
  const { metresPerDegreeEast, metresPerDegreeNorth } = localFrame(box);
  const east = (longitude: number): number => (longitude - box.westDegrees) * metresPerDegreeEast;
  const north = (latitude: number): number => (latitude - box.southDegrees) * metresPerDegreeNorth;
  const columns = Math.ceil(east(box.eastDegrees) / PASS_METRES);
  const rows = Math.ceil(north(box.northDegrees) / PASS_METRES);
  const within = (metres: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(metres / PASS_METRES)));
  return {
    columns,
    rows,
    east,
    north,
    cell: (x, y) => within(y, rows) * columns + within(x, columns),
  };
}

/** The days of moments, ascending, and which of them each moment lies in. */
function daysOf(seconds: Int32Array): {
  readonly days: Int32Array;
  readonly dayOfFix: Uint16Array;
} {
  const dayOf = (second: number): number => Math.floor(second / DAY_SECONDS);
  const days = Int32Array.from(new Set(Array.from(seconds, dayOf))).sort();
  const placeOf = new Map(Array.from(days, (day, at) => [day, at]));
  return { days, dayOfFix: Uint16Array.from(seconds, (second) => placeOf.get(dayOf(second))!) };
}

/** Sorts fixes into cells, those of a cell by time. */
export async function createPasses(fixes: FixColumns, box: Box): Promise<Passes> {
  const { seconds, patrols, longitudes, latitudes } = fixes;
  const cells = cellsOf(box);
  const inTime = timeOrder(seconds);
  await setImmediate();
  const { order, starts } = grouped(inTime, cells.columns * cells.rows, (at) =>
    cells.cell(cells.east(longitudes[at]!), cells.north(latitudes[at]!)),
  );
  await setImmediate();
  const around = (x: number, y: number): Set<number> => {
    const steps = [-PASS_METRES, 0, PASS_METRES];
    return new Set(steps.flatMap((dy) => steps.map((dx) => cells.cell(x + dx, y + dy))));
  };
  const metresTo = (at: number, x: number, y: number): number =>
    Math.hypot(cells.east(longitudes[at]!) - x, cells.north(latitudes[at]!) - y);
  const run = (cell: number): [number, number] => [starts[cell]!, starts[cell + 1]!];
  const { days, dayOfFix } = daysOf(seconds);
  return {
    days,
    markDays(longitude, latitude, bits, word) {
      const [x, y] = [cells.east(longitude), cells.north(latitude)];
      for (const cell of around(x, y)) {
        const [start, end] = run(cell);
        for (let i = start; i < end; i++) {
          const at = order[i]!;
          const day = dayOfFix[at]!;
          const [place, bit] = [word + (day >> 5), 1 << (day & 31)];
          if ((bits[place]! & bit) !== 0 || metresTo(at, x, y) > PASS_METRES) continue;
          bits[place]! |= bit;
        }
      }
    },
    near(longitude, latitude, from, to, found) {
      const [x, y] = [cells.east(longitude), cells.north(latitude)];
      for (const cell of around(x, y)) {
        const [start, end] = run(cell);
        for (let i = firstFrom(seconds, order, [start, end], from); i < end; i++) {
          const at = order[i]!;
          if (seconds[at]! > to) break;
          const metres = metresTo(at, x, y);
          if (metres <= PASS_METRES)
            found({ patrolNo: patrols.keys[patrols.codes[at]!]!, at: seconds[at]!, metres });
        }
      }
    },
    latest(longitude, latitude, from, to) {
      const [x, y] = [cells.east(longitude), cells.north(latitude)];
      let latest = NO_TIME;
      for (const cell of around(x, y)) {
        const [start, end] = run(cell);
        for (let i = firstFrom(seconds, order, [start, end], to + 1) - 1; i >= start; i--) {
          const at = order[i]!;
          if (seconds[at]! < from || seconds[at]! <= latest) break;
          if (metresTo(at, x, y) > PASS_METRES) continue;
          latest = seconds[at]!;
          break;
        }
      }
      return latest;
    },
  };
}
