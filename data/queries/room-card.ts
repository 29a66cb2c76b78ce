import type { RoomCard } from '../../contract/queries/buildings.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { MaskedResident } from '../../contract/queries/people.ts';
import {
  type GEOMETRY_KINDS,
  room as roomTable,
} from '../../contract/schema/community-policing.ts';
import { requireInArea } from './area.ts';
import { aliasedList } from '../schema/added-columns.ts';
import { notFound, type Reference } from './building-row.ts';
import type { QueryContext } from './context.ts';
import { type LineageRow, lineageColumns, lineageJoin, lineageOf } from './lineage.ts';
import { maskedResidents, RESIDENT_COLUMNS, type ResidentRow } from './residents.ts';
import { roomClassAt, roomClassSql } from './room-class.ts';
import { unitRows } from './units.ts';

interface RoomRow extends LineageRow {
  readonly slot: number;
  readonly room_id: string;
  readonly building_id: string;
  readonly building_name: string | null;
  readonly address: string | null;
  readonly street_code: string | null;
  readonly community_code: string | null;
  readonly grid_code: string | null;
  readonly unit_no: string | null;
  readonly floor_no: number;
  readonly floor_no_top: number;
  readonly floor_label: string;
  readonly room_no: string;
  readonly area_square_metres: number | null;
  readonly use: string | null;
  readonly tenure: string | null;
  readonly class: number;
  readonly geometry_kind: keyof typeof GEOMETRY_KINDS;
  readonly verified_at: string | null;
  readonly let_registered_at: string | null;
}

/** One room with its building and lineage, by natural key or by slot; `added` are the columns older files may lack. */
export function roomSql(by: 'room_id' | 'slot', added: string): string {
  return `
    SELECT room.slot, room.room_id, building.building_id, building.name AS building_name,
      coalesce(room.address, building.address) AS address, building.street_code, building.community_code,
      building.grid_code, room.unit_no, room.floor_no, room.floor_no_top, room.floor_label, room.room_no,
      room.area_square_metres, room.use, room.tenure, ${roomClassSql('room')} AS class, room.geometry_kind,
      room.verified_at, ${added}, ${lineageColumns('room')}
    FROM base.room
    JOIN base.building ON building.slot = room.building_slot
    ${lineageJoin('base', 'room', 'room')}
    WHERE room.${by} = ?`;
}

/** 房间卡: one room, its residents masked, its units. A caller without personal rows gets none and is told so. */
export async function roomCard(
  context: QueryContext,
  ref: ParsedParams<'room.card'>,
  signal: AbortSignal,
): Promise<RoomCard> {
  const room = await requireRoom(context, ref);
  signal.throwIfAborted();
  const [residents, units] = await Promise.all([
    residentsOf(context, room.slot),
    unitRows(context, room.slot),
  ]);
  return {
    ...factsOf(room),
    currentResidents: residents.filter((resident) => resident.state === 'current'),
    historicalResidents: residents.filter((resident) => resident.state === 'historical'),
    peopleHidden: !context.seesPeople('resident'),
    units,
    lineage: lineageOf(room, context.snapshot.manifest),
  };
}

async function requireRoom(context: QueryContext, ref: Reference): Promise<RoomRow> {
  const { db, manifest } = context.snapshot;
  const added = await aliasedList(db, roomTable, 'room', ['let_registered_at']);
  const row =
    'id' in ref
      ? await db.get<RoomRow>(roomSql('room_id', added), [ref.id])
      : await db.get<RoomRow>(roomSql('slot', added), [ref.slot]);
  if (!row) throw notFound('room', ref, manifest.id);
  requireInArea(context, row);
  return row;
}

function factsOf(room: RoomRow) {
  return {
    slot: room.slot,
    roomId: room.room_id,
    buildingId: room.building_id,
    buildingName: room.building_name,
    address: room.address,
    unitNo: room.unit_no,
    floorNo: room.floor_no,
    floorNoTop: room.floor_no_top,
    floorLabel: room.floor_label,
    roomNo: room.room_no,
    areaSquareMetres: room.area_square_metres,
    use: room.use,
    tenure: room.tenure,
    roomClass: roomClassAt(room.class),
    geometryKind: room.geometry_kind,
    verifiedAt: room.verified_at,
    letRegisteredAt: room.let_registered_at,
  };
}

/** Resident records of a room, newest first. */
export const RESIDENTS_OF_ROOM_SQL = `
  SELECT ${RESIDENT_COLUMNS} FROM people.resident WHERE room_slot = ?
  ORDER BY state, relation IS NULL, registered_at DESC, id LIMIT 5000`;

async function residentsOf(context: QueryContext, roomSlot: number): Promise<MaskedResident[]> {
  if (!context.seesPeople('resident') || !context.snapshot.has('people')) return [];
  const rows = await context.snapshot.db.all<ResidentRow>(RESIDENTS_OF_ROOM_SQL, [roomSlot]);
  return maskedResidents(context, rows);
}
