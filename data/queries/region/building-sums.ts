import type { SnapshotFileName } from '../../../contract/schema/table.ts';
import type { QueryContext } from '../context.ts';

/** Sums over buildings; undefined where the snapshot lacks the file. */
export interface BuildingSums {
  readonly rooms: number;
  readonly people: { readonly records: number; readonly current: number } | undefined;
  readonly units: number | undefined;
  readonly enterprises: number | undefined;
  readonly hazards: { readonly open: number; readonly over: number } | undefined;
  readonly calls: number | undefined;
  readonly elders: number | undefined;
}

/** Buildings asked for at a time, as `$slots`, a JSON list. */
const IN_ROOMS = `base.room WHERE room.building_slot IN (SELECT value FROM json_each($slots))`;

const roomsSql = `SELECT count(*) AS a, 0 AS b FROM ${IN_ROOMS}`;

/** A person with two current records in one building counts once there. */
const PEOPLE_SUM_SQL = `
  SELECT coalesce(sum(records), 0) AS a, coalesce(sum(current), 0) AS b FROM (
    SELECT count(*) AS records,
      count(DISTINCT CASE WHEN resident.state = 'current' THEN coalesce(resident.person_key, resident.id) END) AS current
    FROM base.room CROSS JOIN people.resident ON resident.room_slot = room.slot
    WHERE room.building_slot IN (SELECT value FROM json_each($slots)) GROUP BY room.building_slot)`;

const joined = (table: string, only = '1') => `
  SELECT count(*) AS a, 0 AS b FROM base.room CROSS JOIN ${table} AS thing ON thing.room_slot = room.slot
  WHERE room.building_slot IN (SELECT value FROM json_each($slots)) AND ${only}`;

const ELDERS_SQL = joined('people.elder', 'thing.cancelled_at IS NULL');

/** Hazards of some buildings with `home_slot`, the room they lie in: their own, else that of their premises. */
export const HAZARDS_IN_BUILDINGS = `(
    SELECT hazard.*, room.slot AS home_slot
    FROM base.room CROSS JOIN safety.hazard ON hazard.room_slot = room.slot
    WHERE room.building_slot IN (SELECT value FROM json_each($slots))
    UNION ALL
    SELECT hazard.*, room.slot
    FROM base.room CROSS JOIN safety.premises ON premises.room_slot = room.slot
      CROSS JOIN safety.hazard ON hazard.premises_no = premises.premises_no AND hazard.room_slot IS NULL
    WHERE room.building_slot IN (SELECT value FROM json_each($slots)))`;

/** Closed or taken off the list (销号, 摘牌). */
export const hazardOver = (hazard: string): string =>
  `coalesce(${hazard}.closed_at IS NOT NULL OR ${hazard}.state IN ('close', 'delist'), 0)`;

const HAZARDS_SUM_SQL = `
  SELECT count(*) AS a, coalesce(sum(${hazardOver('thing')}), 0) AS b FROM ${HAZARDS_IN_BUILDINGS} AS thing`;

/** Rows of a table whose address an import found in a building (links with evidence). */
const linkedSql = (table: string, field: string) => `
  SELECT count(*) AS a, 0 AS b FROM links.address_link
  WHERE building_slot IN (SELECT value FROM json_each($slots)) AND table_name = '${table}' AND field = '${field}'`;

/** Elders of some buildings who are not cancelled (注销); undefined where the snapshot lacks people. */
export async function eldersIn(
  { snapshot }: QueryContext,
  slots: readonly number[],
): Promise<number | undefined> {
  if (!snapshot.has('people')) return undefined;
  const row = await snapshot.db.get<{ a: number }>(ELDERS_SQL, { $slots: JSON.stringify(slots) });
  return row?.a ?? 0;
}

/** Everything that lies in the rooms of some buildings, counted in one go a system. */
export async function sumOverBuildings(
  context: QueryContext,
  slots: readonly number[],
  signal: AbortSignal,
): Promise<BuildingSums> {
  const $slots = JSON.stringify(slots);
  const sum = async (sql: string, ...files: readonly SnapshotFileName[]) => {
    if (!files.every((file) => context.snapshot.has(file))) return undefined;
    signal.throwIfAborted();
    return context.snapshot.db.get<{ a: number; b: number }>(sql, { $slots });
  };
  const rooms = await sum(roomsSql, 'base');
  const people = await sum(PEOPLE_SUM_SQL, 'people');
  const units = await sum(joined('economy.unit'), 'economy');
  const enterprises = await sum(linkedSql('enterprise', 'registered_address'), 'links', 'economy');
  const hazards = await sum(HAZARDS_SUM_SQL, 'safety');
  const calls = await sum(linkedSql('call', 'address'), 'links', 'services');
  const elders = await eldersIn(context, slots);
  return {
    rooms: rooms?.a ?? 0,
    people: people && { records: people.a, current: people.b },
    units: units?.a,
    enterprises: enterprises?.a,
    hazards: hazards && { open: hazards.a - hazards.b, over: hazards.b },
    calls: calls?.a,
    elders,
  };
}
