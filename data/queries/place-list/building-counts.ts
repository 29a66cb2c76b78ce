import type { PlacedBuilding } from '../../../contract/queries/place-list.ts';
import { caseOver } from '../../city/case-over.ts';
import { countOfSeveral } from '../../masking/suppress.ts';
import type { QueryContext } from '../context.ts';
import type { PlaceOfBuilding } from './find-places.ts';

/** Joins what the systems hold of some buildings: one statement a system, null for a system without data. */
export async function placedBuildings(
  context: QueryContext,
  buildings: readonly PlaceOfBuilding[],
  signal: AbortSignal,
): Promise<PlacedBuilding[]> {
  const slots = JSON.stringify(buildings.map(({ slot }) => slot));
  const { snapshot } = context;
  const { below } = context.suppressionOf('resident');
  const count = async (file: Parameters<typeof snapshot.has>[0], sql: string) => {
    if (!snapshot.has(file)) return undefined;
    signal.throwIfAborted();
    const rows = await snapshot.db.all<{ slot: number; count: number }>(sql, [slots]);
    return new Map(rows.map((row) => [row.slot, row.count]));
  };
  const residents = await count('people', RESIDENTS_SQL);
  const units = await count('economy', UNITS_SQL);
  const hazards = await count('safety', HAZARDS_SQL);
  const cases = snapshot.has('links') ? await count('city', CASES_SQL) : undefined;
  const of = (counts: Map<number, number> | undefined, slot: number): number | null =>
    counts ? (counts.get(slot) ?? 0) : null;
  return buildings.map(({ slot, building_id, name, address }) => ({
    buildingId: building_id,
    name,
    address,
    currentResidents: residents ? countOfSeveral(residents.get(slot) ?? 0, below) : null,
    units: of(units, slot),
    openHazards: of(hazards, slot),
    openCases: of(cases, slot),
  }));
}

const ROOMS = `json_each(?1) AS wanted CROSS JOIN base.room ON room.building_slot = wanted.value`;

const RESIDENTS_SQL = `
  SELECT room.building_slot AS slot, count(DISTINCT coalesce(resident.person_key, resident.id)) AS count
  FROM ${ROOMS} CROSS JOIN people.resident ON resident.room_slot = room.slot
  WHERE resident.state = 'current' GROUP BY room.building_slot`;

const UNITS_SQL = `
  SELECT room.building_slot AS slot, count(*) AS count
  FROM ${ROOMS} CROSS JOIN economy.unit ON unit.room_slot = room.slot GROUP BY room.building_slot`;

/** 未销号 hazards of a building: in their own room, else in that of their premises. */
const HAZARDS_SQL = `
  WITH lying AS (
    SELECT room.building_slot AS slot, hazard.closed_at, hazard.state
    FROM ${ROOMS} CROSS JOIN safety.hazard ON hazard.room_slot = room.slot
    UNION ALL
    SELECT room.building_slot, hazard.closed_at, hazard.state
    FROM json_each(?1) AS wanted CROSS JOIN base.room ON room.building_slot = wanted.value
      CROSS JOIN safety.premises ON premises.room_slot = room.slot
      CROSS JOIN safety.hazard ON hazard.premises_no = premises.premises_no AND hazard.room_slot IS NULL)
  SELECT slot, count(*) AS count FROM lying
  WHERE closed_at IS NULL AND coalesce(state, '') NOT IN ('close', 'delist') GROUP BY slot`;

/** 未结案 cases whose address was found in a building. */
const CASES_SQL = `
  SELECT link.building_slot AS slot, count(*) AS count
  FROM json_each(?1) AS wanted
  CROSS JOIN links.address_link AS link ON link.building_slot = wanted.value AND link.table_name = 'city_case'
  CROSS JOIN city.city_case ON city_case.case_no = link.row_key
  WHERE NOT ${caseOver('city_case')}
  GROUP BY link.building_slot`;
