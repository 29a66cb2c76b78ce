import { room } from '../../contract/schema/community-policing.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import type { RowToReturn } from './match-columns.ts';

/** The top floor of a room (止层) is kept as a physical floor; given back it is called what the rooms of that floor call it, 12A and not 13. */
export async function nameTopFloors(
  db: ReadDb,
  table: TableSpec,
  rows: readonly RowToReturn[],
): Promise<void> {
  if (table.name !== room.name) return;
  const buildings = [...new Set(rows.map(({ values }) => values.building_slot ?? null))];
  const named = await db.all<{ building: string; floor: number; label: string }>(
    `SELECT building_id AS building, floor_no AS floor, min(floor_label) AS label
     FROM base.room JOIN base.building ON building.slot = room.building_slot
     WHERE building_id IN (SELECT value FROM json_each(?)) AND floor_label IS NOT NULL
     GROUP BY 1, 2`,
    [JSON.stringify(buildings)],
  );
  const labels = new Map(
    named.map(({ building, floor, label }) => [`${building} ${floor}`, label]),
  );
  for (const { values } of rows) {
    const {
      floor_no_top: top,
      floor_no: floor,
      floor_label: own,
      building_slot: building,
    } = values;
    if (top === null || top === undefined) continue;
    values.floor_no_top =
      top === floor ? (own ?? top) : (labels.get(`${String(building)} ${String(top)}`) ?? top);
  }
}
