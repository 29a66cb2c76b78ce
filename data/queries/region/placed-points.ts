import type { SnapshotFileName } from '../../../contract/schema/table.ts';
import { caseOver } from '../../city/case-over.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { oncePerSnapshot } from '../once-per-snapshot.ts';
import { hazardOver } from './building-sums.ts';
import type { Inside } from '../../geometry/inside.ts';

/** Things with a point of their own, packed: row, degrees, and class 0 or 1 (over). */
interface Points {
  readonly ids: Uint32Array;
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly over: Uint8Array;
}

/** Tables with points of their own; `from` names one row of each `thing`, `over` tells whether it is done with. */
const SOURCES = {
  component: { file: 'city', from: 'city.component AS thing', over: '0', grid: true },
  city_case: {
    file: 'city',
    from: 'city.city_case AS thing',
    over: caseOver('thing'),
    grid: true,
  },
  /** Those whose room nobody knows: the others lie in a building. */
  premises: {
    file: 'safety',
    from: '(SELECT * FROM safety.premises WHERE room_slot IS NULL) AS thing',
    over: '0',
    grid: false,
  },
  /** At their premises, where neither has a room. */
  hazard: {
    file: 'safety',
    from: `(SELECT hazard.id, ${hazardOver('hazard')} AS over, owner.longitude_degrees, owner.latitude_degrees,
        owner.community_code, owner.street_code
      FROM safety.premises AS owner CROSS JOIN safety.hazard ON hazard.premises_no = owner.premises_no
      WHERE owner.room_slot IS NULL AND hazard.room_slot IS NULL) AS thing`,
    over: 'thing.over',
    grid: false,
  },
  care_facility: {
    file: 'services',
    from: 'services.care_facility AS thing',
    over: '0',
    grid: false,
  },
} as const satisfies Record<
  string,
  {
    readonly file: SnapshotFileName;
    readonly from: string;
    readonly over: string;
    readonly grid: boolean;
  }
>;
export type PlacedTable = keyof typeof SOURCES;

/** SQL condition that a row with area codes of its own lies in the caller's area, for named parameter `$area`. */
function pointInAreaSql(hasGrid: boolean): string {
  const code = `coalesce(thing.community_code, thing.street_code, '')`;
  const grid = hasGrid ? `OR thing.grid_code = $area` : '';
  return `($area IS NULL ${grid} OR substr(${code}, 1, length($area)) = $area)`;
}

/** One row of long texts: 200,000 row objects would stall the loop. */
function pointsSql(table: PlacedTable): string {
  const { from, over, grid } = SOURCES[table];
  return `
    SELECT json_group_array(thing.id) AS ids, json_group_array(longitude_degrees) AS longitudes,
      json_group_array(latitude_degrees) AS latitudes, group_concat(${over}, '') AS over
    FROM ${from} WHERE longitude_degrees IS NOT NULL AND latitude_degrees IS NOT NULL AND ${pointInAreaSql(grid)}`;
}

const whole = (table: PlacedTable) => oncePerSnapshot((context) => readPoints(context, table));
const WHOLE_DISTRICT = {
  component: whole('component'),
  city_case: whole('city_case'),
  premises: whole('premises'),
  hazard: whole('hazard'),
  care_facility: whole('care_facility'),
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
