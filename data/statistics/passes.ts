import { setImmediate } from 'node:timers/promises';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type CodeColumn, NO_TIME } from './columns.ts';
import type { FactSpec } from './fact.ts';
import { FactTable } from './fact-table.ts';
import { numbers } from './mask.ts';

/** How near a patrol has to come to have passed something (users §2). */
export const PASS_METRES = 30;

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
}

/** The passes of a snapshot, read once. */
export const passesOf = readOnce(buildPasses);

const METRES_PER_LATITUDE_DEGREE = 110_860;
const METRES_PER_EQUATOR_DEGREE = 111_320;

async function buildPasses(snapshot: OpenSnapshot): Promise<Passes> {
  const { box } = snapshot.manifest.profile;
  return createPasses(await fixesOf(snapshot), {
    westDegrees: box.westDegrees,
    southDegrees: box.southDegrees,
  });
}

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

/** Sorts fixes into cells counted from a corner of the district. */
export async function createPasses(
  fixes: FixColumns,
  corner: { readonly westDegrees: number; readonly southDegrees: number },
): Promise<Passes> {
  const { seconds, patrols, longitudes, latitudes } = fixes;
  const perDegree = METRES_PER_EQUATOR_DEGREE * Math.cos((corner.southDegrees * Math.PI) / 180);
  const east = (longitude: number): number => (longitude - corner.westDegrees) * perDegree;
  const north = (latitude: number): number =>
    (latitude - corner.southDegrees) * METRES_PER_LATITUDE_DEGREE;
  const cells = new Map<number, number[]>();
  for (let at = 0; at < seconds.length; at++) {
    if (at % SLICE === 0) await setImmediate();
    const cell = cellOf(east(longitudes[at]!), north(latitudes[at]!));
    const known = cells.get(cell);
    if (known) known.push(at);
    else cells.set(cell, [at]);
  }
  const visit: Passes['near'] = (longitude, latitude, from, to, found) => {
    const [x, y] = [east(longitude), north(latitude)];
    for (let row = -1; row <= 1; row++)
      for (let column = -1; column <= 1; column++)
        for (const at of cells.get(cellOf(x + column * PASS_METRES, y + row * PASS_METRES)) ?? []) {
          const second = seconds[at]!;
          if (second < from || second > to) continue;
          const metres = Math.hypot(east(longitudes[at]!) - x, north(latitudes[at]!) - y);
          if (metres <= PASS_METRES)
            found({ patrolNo: patrols.keys[patrols.codes[at]!]!, at: second, metres });
        }
  };
  return {
    near: visit,
    latest(longitude, latitude, from, to) {
      let latest = NO_TIME;
      visit(longitude, latitude, from, to, ({ at }) => {
        if (at > latest) latest = at;
      });
      return latest;
    },
  };
}

/** Rows handled before other calls get a turn. */
export const SLICE = 8192;

/** Cells of one district fit 16 bits each way. */
function cellOf(east: number, north: number): number {
  return Math.floor(east / PASS_METRES) * 65_536 + Math.floor(north / PASS_METRES);
}
