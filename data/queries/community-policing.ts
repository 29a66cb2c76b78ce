import type { BuildingCard, RoomMatrix } from '../../contract/queries/buildings.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import { peopleOfBuilding } from './building-people.ts';
import { type BuildingRow, requireBuilding } from './building-row.ts';
import type { QueryContext } from './context.ts';
import { lineageOf } from './lineage.ts';
import { type MatrixRoom, matrixOf } from './matrix.ts';
import { countsByClass, roomClassSql } from './room-class.ts';

/** 楼栋卡: one building with counts of its rooms, units and people. */
export async function buildingCard(
  context: QueryContext,
  ref: ParsedParams<'building.card'>,
  signal: AbortSignal,
): Promise<BuildingCard> {
  const building = await requireBuilding(context, ref);
  signal.throwIfAborted();
  const [classes, units, people] = await Promise.all([
    roomsByClass(context, building.slot),
    unitsIn(context, building.slot),
    peopleOfBuilding(context, building.slot),
  ]);
  return {
    ...factsOf(context, building),
    counts: {
      rooms: classes.reduce((sum, row) => sum + row.rooms, 0),
      roomsByClass: countsByClass(classes),
      units,
      ...people,
    },
    lineage: lineageOf(building, context.snapshot.manifest),
  };
}

function factsOf(
  context: QueryContext,
  building: BuildingRow,
): Omit<BuildingCard, 'counts' | 'lineage'> {
  const { storeyMetres } = context.snapshot.manifest.profile;
  return {
    slot: building.slot,
    buildingId: building.building_id,
    name: building.name,
    address: building.address,
    street: building.street ?? building.street_code,
    community: building.community ?? building.community_code,
    gridCode: building.grid_code,
    use: building.use,
    structure: building.structure,
    floorsUp: building.floors_up,
    floorsDown: building.floors_down,
    heightMetres: building.height_metres ?? building.floors_up * storeyMetres,
    yearBuilt: building.year_built,
    liftCount: building.lift_count,
    geometryKind: building.geometry_kind,
    longitudeDegrees: building.longitude_degrees,
    latitudeDegrees: building.latitude_degrees,
    footprintAreaSquareMetres: building.area_square_metres,
  };
}

function roomsByClass(context: QueryContext, slot: number) {
  return context.snapshot.db.all<{ class: number; rooms: number }>(
    `SELECT ${roomClassSql('room')} AS class, count(*) AS rooms
     FROM base.room WHERE building_slot = ? GROUP BY class ORDER BY class`,
    [slot],
  );
}

/** Units in the rooms of a building. */
export const UNITS_IN_BUILDING_SQL = `
  SELECT count(*) AS units FROM base.room CROSS JOIN economy.unit ON unit.room_slot = room.slot
  WHERE room.building_slot = ?`;

async function unitsIn(context: QueryContext, slot: number): Promise<number> {
  if (!context.snapshot.has('economy')) return 0;
  const row = await context.snapshot.db.get<{ units: number }>(UNITS_IN_BUILDING_SQL, [slot]);
  return row?.units ?? 0;
}

/** 房间图: the rooms of a building by floor, each with its class and counts; no persons of a room where small counts are withheld. */
export async function buildingMatrix(
  context: QueryContext,
  ref: ParsedParams<'building.matrix'>,
  signal: AbortSignal,
): Promise<RoomMatrix> {
  const building = await requireBuilding(context, ref);
  signal.throwIfAborted();
  const rooms = await matrixRooms(context, building.slot);
  const { below } = context.suppressionOf('resident');
  const people = rooms.map(({ current_residents: value }) =>
    below === undefined ? { value } : { suppressed: true as const, below },
  );
  return matrixOf(building.building_id, rooms, people);
}

/** Rooms of a building with counts of current residents and units. */
export function matrixSql(context: QueryContext): string {
  const people = context.snapshot.has('people')
    ? `(SELECT count(DISTINCT coalesce(resident.person_key, resident.id)) FROM people.resident
        WHERE resident.room_slot = room.slot AND resident.state = 'current')`
    : '0';
  const units = context.snapshot.has('economy')
    ? '(SELECT count(*) FROM economy.unit WHERE unit.room_slot = room.slot)'
    : '0';
  return `
    SELECT room.slot, room.room_id, room.room_no, room.unit_no, room.floor_no, room.floor_no_top, room.floor_label,
      room.geometry_kind, ${roomClassSql('room')} AS class, ${people} AS current_residents, ${units} AS units,
      coalesce(julianday($asOf) - julianday(room.verified_at) <= $days, 0) AS verified
    FROM base.room WHERE room.building_slot = $slot`;
}

function matrixRooms(context: QueryContext, slot: number): Promise<MatrixRoom[]> {
  const { asOf, profile } = context.snapshot.manifest;
  return context.snapshot.db.all<MatrixRoom>(matrixSql(context), {
    $slot: slot,
    $asOf: asOf,
    $days: profile.thresholds.verifiedWithinDays,
  });
}
