import type { TodayList } from '../../../contract/today/list.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { filesIn, keptValue } from '../../kept/kept-value.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import { readOnce } from '../once-per-snapshot.ts';
import { TODAY_QUERIES } from './index.ts';
import type { TodaySql } from './list-query.ts';

/** As-of date of the list's table: rules are applied at it, not at the day the program runs. */
export function dayOfList({ manifest }: OpenSnapshot, { table }: TodayList): string {
  const dates = manifest.sources.filter((each) => each.table === table).map(({ asOf }) => asOf);
  return dates.sort().at(-1) ?? manifest.asOf;
}

/** SQL of a list's rows at its day. */
export async function listSql(snapshot: OpenSnapshot, list: TodayList): Promise<TodaySql> {
  const query = TODAY_QUERIES[list.id];
  if (!query) throw new RangeError(`the list ${list.id} has no query`);
  return query({ snapshot }, dayOfList(snapshot, list));
}

/** A building for each row of a list: its slot, or -1. Read once: areas and beats are counted from it. */
export async function listedBuildings(
  snapshot: OpenSnapshot,
  list: TodayList,
): Promise<Int32Array> {
  const { sql, params = {} } = await listSql(snapshot, list);
  const files = [...new Set([tableSpec(list.table).file, ...filesIn(sql)])];
  return keptValue(snapshot, `today.${list.id}`, { files, rules: [sql, params] }, async () => {
    const row = await snapshot.db.get<{ slots: string }>(
      `SELECT json_group_array(coalesce(listed.building_slot, -1)) AS slots FROM (${sql}) AS listed`,
      params,
    );
    return Int32Array.from(JSON.parse(row?.slots ?? '[]') as number[]);
  });
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

/** Which part of a list is counted: the account's area, and the area and beat chosen; null for all. */
interface ListedPart {
  readonly own: string | null;
  readonly area: string | null;
  readonly beat: ReadonlySet<number> | null;
}

/** Rows of a list that lie in a part of the district; a row without a building lies in none. */
export function countListed(
  slots: Int32Array,
  { codes, grids }: BuildingAreas,
  { own, area, beat }: ListedPart,
): number {
  if (own === null && area === null && beat === null) return slots.length;
  const isIn = (slot: number): boolean => {
    const code = codes[slot] ?? '';
    return (
      (own === null || grids[slot] === own || code.startsWith(own)) &&
      (area === null || code.startsWith(area)) &&
      (beat === null || beat.has(slot))
    );
  };
  const known = new Map<number, boolean>();
  let count = 0;
  for (const slot of slots) {
    const isCounted = known.get(slot) ?? isIn(slot);
    known.set(slot, isCounted);
    if (isCounted) count += 1;
  }
  return count;
}
