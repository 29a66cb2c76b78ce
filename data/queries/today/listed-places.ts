import type { TodayList } from '../../../contract/today/list.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { type Basis, filesIn, keptValue } from '../../kept/kept-value.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import { doubtfulSql } from '../../statistics/doubtful.ts';
import { readOnce } from '../once-per-snapshot.ts';
import { TODAY_QUERIES } from './index.ts';
import type { TodaySql } from './list-query.ts';
import { walkingOrder } from './walking-order.ts';

/** As-of date of the list's table: rules are applied at it, not at the day the program runs. */
export function dayOfList({ manifest }: OpenSnapshot, { table }: TodayList): string {
  const dates = manifest.sources.filter((each) => each.table === table).map(({ asOf }) => asOf);
  return dates.sort().at(-1) ?? manifest.asOf;
}

/** Whether a snapshot has the files a list's rule looks at. */
export function isAnswered(snapshot: OpenSnapshot, { table, needs = [] }: TodayList): boolean {
  return [tableSpec(table).file, ...needs].every((file) => snapshot.has(file));
}

/** SQL of a list's rows at its day. */
export async function listSql(snapshot: OpenSnapshot, list: TodayList): Promise<TodaySql> {
  const query = TODAY_QUERIES[list.id];
  if (!query) throw new RangeError(`the list ${list.id} has no query`);
  return query({ snapshot }, dayOfList(snapshot, list));
}

/** Rows of a list in walking order. */
export interface ListedRows {
  /** Row numbers in the list's table. */
  readonly rows: Uint32Array;
  /** Slot of each row's building, or -1. */
  readonly buildings: Int32Array;
  /** 1 for a row no figure counts, because what it says of time contradicts itself (存疑未计入). */
  readonly aside: Uint8Array;
}

const WITHIN_A_BUILDING = ['room.unit_no', 'room.floor_no', 'room.room_no'];

/** Rows of a list as an officer walks them, kept: pages are cut from it, and areas and beats counted. */
export async function listedRows(snapshot: OpenSnapshot, list: TodayList): Promise<ListedRows> {
  const { sql, params = {}, walk = [] } = await listSql(snapshot, list);
  const order = ['building', ...WITHIN_A_BUILDING, ...walk, 'listed.key'];
  const aside = doubtfulSql('listed', list.table);
  const files = [...new Set(['base' as const, tableSpec(list.table).file, ...filesIn(sql)])];
  const basis: Basis = { files, rules: [sql, params, order, aside], slow: true };
  return keptValue(snapshot, `today.${list.id}`, basis, async () => {
    const found = await snapshot.db.get<Record<keyof ListedRows, string>>(
      `SELECT json_group_array(row_no) AS rows, json_group_array(building) AS buildings,
        json_group_array(aside) AS aside FROM (
        SELECT listed.row_no, coalesce(listed.building_slot, -1) AS building, ${aside} AS aside FROM (${sql}) AS listed
        LEFT JOIN base.room ON room.slot = listed.room_slot
        ORDER BY ${order.join(', ')})`,
      params,
    );
    const numbers = (text: string | undefined) => JSON.parse(text ?? '[]') as number[];
    const byBuilding = {
      rows: numbers(found?.rows),
      buildings: numbers(found?.buildings),
      aside: numbers(found?.aside),
    };
    return walked(byBuilding, await walkingOrder({ snapshot }));
  });
}

/** Rows that come building by building, the buildings in walking order; those of none at the end. */
function walked(
  { rows, buildings, aside }: Readonly<Record<keyof ListedRows, readonly number[]>>,
  order: readonly number[],
): ListedRows {
  const runs = new Map<number, { from: number; to: number }>();
  buildings.forEach((slot, at) => {
    const run = runs.get(slot);
    if (run) run.to = at + 1;
    else runs.set(slot, { from: at, to: at + 1 });
  });
  const inOrder = [...order, -1].flatMap((slot) => runs.get(slot) ?? []);
  return {
    rows: Uint32Array.from(inOrder.flatMap(({ from, to }) => rows.slice(from, to))),
    buildings: Int32Array.from(inOrder.flatMap(({ from, to }) => buildings.slice(from, to))),
    aside: Uint8Array.from(inOrder.flatMap(({ from, to }) => aside.slice(from, to))),
  };
}

/** Where buildings lie, by slot. */
interface BuildingAreas {
  /** 社区, else 街道; '' for no such building. */
  readonly codes: readonly (string | undefined)[];
  readonly grids: readonly (string | undefined)[];
}

const AREAS_SQL = `SELECT slot, coalesce(community_code, street_code, '') AS code, grid_code AS grid FROM base.building`;

/** The areas of a snapshot's buildings, read once. */
export const buildingAreas = readOnce(async ({ db }: OpenSnapshot): Promise<BuildingAreas> => {
  const rows = await db.all<{ slot: number; code: string; grid: string | null }>(AREAS_SQL);
  const codes: string[] = [];
  const grids: string[] = [];
  for (const { slot, code, grid } of rows) {
    codes[slot] = code;
    if (grid !== null) grids[slot] = grid;
  }
  return { codes, grids };
});

/** Which part of a list is looked at: the account's area, and the area and beat chosen; null for all. */
interface ListedPart {
  readonly own: string | null;
  readonly area: string | null;
  readonly beat: ReadonlySet<number> | null;
}

/** Which of these buildings lie in a part of the district; no building lies in none. */
export function isInPart(
  { codes, grids }: BuildingAreas,
  { own, area, beat }: ListedPart,
): (slot: number) => boolean {
  if (own === null && area === null && beat === null) return () => true;
  const known = new Map<number, boolean>();
  const isIn = (slot: number): boolean => {
    const code = codes[slot] ?? '';
    return (
      (own === null || grids[slot] === own || code.startsWith(own)) &&
      (area === null || code.startsWith(area)) &&
      (beat === null || beat.has(slot))
    );
  };
  return (slot) => {
    const answer = known.get(slot) ?? isIn(slot);
    known.set(slot, answer);
    return answer;
  };
}
