import type { SnapshotFileName } from '../../../contract/schema/table.ts';
import { CASE_MACHINE } from '../../../contract/state-machines.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { oncePerSnapshot } from '../once-per-snapshot.ts';
import type { Inside } from '../../geometry/inside.ts';

/** Things with a point of their own, packed: row, degrees, and class 0 or 1 (over). */
interface Points {
  readonly ids: Uint32Array;
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly over: Uint8Array;
}

const closedCase = `city_case.state IN (${CASE_MACHINE.last.map((step) => `'${step}'`).join(', ')})`;

const SOURCES = {
  component: { file: 'city', over: '0', grid: true },
  city_case: { file: 'city', over: `coalesce(${closedCase}, 0)`, grid: true },
  care_facility: { file: 'services', over: '0', grid: false },
} as const satisfies Record<
  string,
  { readonly file: SnapshotFileName; readonly over: string; readonly grid: boolean }
>;
export type PlacedTable = keyof typeof SOURCES;

/** SQL condition that a row with area codes of its own lies in the caller's area, for named parameter `$area`. */
function pointInAreaSql(table: string, hasGrid: boolean): string {
  const code = `coalesce(${table}.community_code, ${table}.street_code, '')`;
  const grid = hasGrid ? `OR ${table}.grid_code = $area` : '';
  return `($area IS NULL ${grid} OR substr(${code}, 1, length($area)) = $area)`;
}

/** One row of long texts: 200,000 row objects would stall the loop. */
function pointsSql(table: PlacedTable): string {
  const { file, over, grid } = SOURCES[table];
  return `
    SELECT json_group_array(id) AS ids, json_group_array(longitude_degrees) AS longitudes, json_group_array(latitude_degrees) AS latitudes,
      group_concat(${over}, '') AS over
    FROM ${file}.${table} WHERE longitude_degrees IS NOT NULL AND latitude_degrees IS NOT NULL
      AND ${pointInAreaSql(table, grid)}`;
}

const WHOLE_DISTRICT = {
  component: oncePerSnapshot((context) => readPoints(context, 'component')),
  city_case: oncePerSnapshot((context) => readPoints(context, 'city_case')),
  care_facility: oncePerSnapshot((context) => readPoints(context, 'care_facility')),
};

/** How many of a table's rows lie in a region, going on and over; undefined where the snapshot lacks its file. */
export async function countPoints(
  context: QueryContext,
  table: PlacedTable,
  inside: Inside,
): Promise<{ readonly open: number; readonly over: number } | undefined> {
  const points = await pointsOf(context, table);
  if (!points) return undefined;
  const found = indexesIn(points, inside);
  const over = found.reduce((sum, at) => sum + (points.over[at] as number), 0);
  return { open: found.length - over, over };
}

/** Row ids of a table's things in a region; undefined where the snapshot lacks its file. */
export async function pointRows(
  context: QueryContext,
  table: PlacedTable,
  inside: Inside,
): Promise<number[] | undefined> {
  const points = await pointsOf(context, table);
  return points && indexesIn(points, inside).map((at) => points.ids[at] as number);
}

async function pointsOf(context: QueryContext, table: PlacedTable): Promise<Points | undefined> {
  if (!context.snapshot.has(SOURCES[table].file)) return undefined;
  return areaParam(context) === null ? WHOLE_DISTRICT[table](context) : readPoints(context, table);
}

function indexesIn({ longitudes, latitudes }: Points, inside: Inside): number[] {
  const found: number[] = [];
  for (let i = 0; i < longitudes.length; i++) {
    const [x, y] = [longitudes[i] as number, latitudes[i] as number];
    const boxed = x >= inside.west && x <= inside.east && y >= inside.south && y <= inside.north;
    if (boxed && inside.has(x, y)) found.push(i);
  }
  return found;
}

async function readPoints(context: QueryContext, table: PlacedTable): Promise<Points> {
  const row = await context.snapshot.db.get<{
    ids: string;
    longitudes: string;
    latitudes: string;
    over: string | null;
  }>(pointsSql(table), { $area: areaParam(context) });
  return {
    ids: Uint32Array.from(JSON.parse(row?.ids ?? '[]') as number[]),
    longitudes: Float64Array.from(JSON.parse(row?.longitudes ?? '[]') as number[]),
    latitudes: Float64Array.from(JSON.parse(row?.latitudes ?? '[]') as number[]),
    over: Uint8Array.from(row?.over ?? '', Number),
  };
}
