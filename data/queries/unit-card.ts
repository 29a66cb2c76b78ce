import type { ParsedParams } from '../../contract/queries/index.ts';
import type { UnitCard } from '../../contract/queries/buildings.ts';
import { AREA_JOIN, requireInArea } from './area.ts';
import { notFound } from './building-row.ts';
import type { QueryContext } from './context.ts';
import { lineageJoin } from './lineage.ts';
import { maskedUnits, unitColumns, type UnitRow } from './units.ts';

interface PlacedUnitRow extends UnitRow {
  readonly building_id: string | null;
  readonly building_name: string | null;
  readonly building_address: string | null;
  readonly street_code: string | null;
  readonly community_code: string | null;
  readonly grid_code: string | null;
  readonly street: string | null;
  readonly community: string | null;
  readonly room_id: string | null;
  readonly room_unit_no: string | null;
  readonly floor_label: string | null;
  readonly room_no: string | null;
}

/** One unit with its room, building and area; `columns` is a select list of the unit's. */
export const unitSql = (columns: string) => `
  SELECT ${columns}, building.building_id, building.name AS building_name,
    building.address AS building_address, building.street_code, building.community_code, building.grid_code,
    street.name AS street, community.name AS community,
    room.room_id, room.unit_no AS room_unit_no, room.floor_label, room.room_no
  FROM economy.unit ${lineageJoin('economy', 'unit', 'unit')}
  LEFT JOIN base.room ON room.slot = unit.room_slot
  LEFT JOIN base.building ON building.slot = room.building_slot
  ${AREA_JOIN}
  WHERE unit.unit_id = ?`;

/** 单位卡: one unit, where it is registered, its persons masked. */
export async function unitCard(
  context: QueryContext,
  ref: ParsedParams<'unit.card'>,
): Promise<UnitCard> {
  const row = await requireUnit(context, ref);
  const [unit] = await maskedUnits(context, [row]);
  return {
    ...(unit as NonNullable<typeof unit>),
    buildingId: row.building_id,
    buildingName: row.building_name,
    buildingAddress: row.building_address,
    street: row.street,
    community: row.community,
    roomId: row.room_id,
    unitNo: row.room_unit_no,
    floorLabel: row.floor_label,
    roomNo: row.room_no,
  };
}

async function requireUnit(
  context: QueryContext,
  ref: ParsedParams<'unit.card'>,
): Promise<PlacedUnitRow> {
  const { snapshot } = context;
  const row = snapshot.has('economy')
    ? await snapshot.db.get<PlacedUnitRow>(unitSql(await unitColumns(snapshot.db)), [ref.id])
    : undefined;
  if (!row) throw notFound('unit', ref, snapshot.manifest.id);
  requireInArea(context, row);
  return row;
}
