import { linkKey } from '../../../contract/schema/record-key.ts';
import type { RecordPlace } from '../../../contract/queries/records.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import type { QueryContext } from '../context.ts';
import { requireInArea } from '../area.ts';
import { quote } from '../../schema/ddl.ts';
import type { Slots } from './neighbours.ts';
import { plain, type StoredRow } from './record-row.ts';
import { tableSql } from './record-table.ts';
import { waysFrom } from './relations.ts';

/** Where a record lies: as told, and as slots for its neighbours. */
export interface Located {
  readonly slots: Slots;
  readonly place: RecordPlace | null;
}

const NOWHERE: Slots = { roomSlot: null, buildingSlot: null };

/** The place of a row: its own, else what its written address leads to, else that of what it is part of. */
export async function locate(
  context: QueryContext,
  table: TableSpec,
  row: StoredRow,
): Promise<Located> {
  const own = ownSlots(table, row);
  if (isSomewhere(own)) return placed(context, row, own, 'own');
  const written = await writtenSlots(context, table, row);
  if (isSomewhere(written)) return placed(context, row, written, 'address');
  const parent = hasCoordinates(row) ? NOWHERE : await parentSlots(context, table, row);
  if (isSomewhere(parent)) return placed(context, row, parent, 'parent');
  requireInArea(context, codesOf(row));
  return {
    slots: NOWHERE,
    place: hasCoordinates(row)
      ? { ...NO_BUILDING, ...coordinatesOf(row), address: text(row['address']), via: 'own' }
      : null,
  };
}

const NO_BUILDING = { buildingId: null, buildingName: null, roomId: null, roomNo: null };

function ownSlots(table: TableSpec, row: StoredRow): Slots {
  const roomSlot = table.name === 'room' ? row.row_no : slot(row['room_slot']);
  const buildingSlot = table.name === 'building' ? row.row_no : slot(row['building_slot']);
  return { roomSlot, buildingSlot };
}

async function writtenSlots(
  { snapshot }: QueryContext,
  table: TableSpec,
  row: StoredRow,
): Promise<Slots> {
  if (!snapshot.has('links')) return NOWHERE;
  const link = await snapshot.db.get<{ room_slot: number | null; building_slot: number | null }>(
    `SELECT room_slot, building_slot FROM links.address_link
     WHERE table_name = ? AND row_key = ? AND building_slot IS NOT NULL
     ORDER BY room_slot IS NULL, score DESC LIMIT 1`,
    [table.name, linkKey(table, row)],
  );
  return { roomSlot: link?.room_slot ?? null, buildingSlot: link?.building_slot ?? null };
}

async function parentSlots(
  { snapshot }: QueryContext,
  table: TableSpec,
  row: StoredRow,
): Promise<Slots> {
  for (const way of waysFrom(table)) {
    const value = row[way.from] ?? null;
    const located = ['room_slot', 'building_slot'].filter((name) => name in way.table.columns);
    if (way.relation !== 'parent' || value === null || located.length === 0) continue;
    if (!snapshot.has(way.table.file)) continue;
    const parent = await snapshot.db.get<StoredRow>(
      `SELECT ${located.join(', ')} FROM ${tableSql(way.table)} WHERE ${quote(way.column)} = ?`,
      [value],
    );
    if (parent) return ownSlots(way.table, parent);
  }
  return NOWHERE;
}

interface PlacedRow {
  readonly building_slot: number;
  readonly building_id: string;
  readonly building_name: string | null;
  readonly room_id: string | null;
  readonly room_no: string | null;
  readonly address: string | null;
  readonly street_code: string | null;
  readonly community_code: string | null;
  readonly grid_code: string | null;
  readonly longitude_degrees: number | null;
  readonly latitude_degrees: number | null;
}

/** Building and room of slots, by permanent slot. */
export const PLACE_SQL = `
  SELECT building.slot AS building_slot, building.building_id, building.name AS building_name, room.room_id,
    room.room_no, coalesce(room.address, building.address) AS address, building.street_code,
    building.community_code, building.grid_code, building.longitude_degrees, building.latitude_degrees
  FROM base.building LEFT JOIN base.room ON room.slot = $room
  WHERE building.slot = coalesce((SELECT building_slot FROM base.room WHERE slot = $room), $building)`;

async function placed(
  context: QueryContext,
  row: StoredRow,
  slots: Slots,
  via: RecordPlace['via'],
): Promise<Located> {
  const found = await context.snapshot.db.get<PlacedRow>(PLACE_SQL, {
    $room: slots.roomSlot,
    $building: slots.buildingSlot,
  });
  if (!found) return { slots: NOWHERE, place: null };
  requireInArea(context, found);
  const own = coordinatesOf(row);
  return {
    slots: { roomSlot: slots.roomSlot, buildingSlot: found.building_slot },
    place: {
      buildingId: found.building_id,
      buildingName: found.building_name,
      roomId: found.room_id,
      roomNo: found.room_no,
      address: found.address,
      longitudeDegrees: own.longitudeDegrees ?? found.longitude_degrees,
      latitudeDegrees: own.latitudeDegrees ?? found.latitude_degrees,
      via,
    },
  };
}

function isSomewhere({ roomSlot, buildingSlot }: Slots): boolean {
  return roomSlot !== null || buildingSlot !== null;
}

function hasCoordinates(row: StoredRow): boolean {
  return coordinatesOf(row).longitudeDegrees !== null;
}

function coordinatesOf(row: StoredRow) {
  return {
    longitudeDegrees: number(row['longitude_degrees']),
    latitudeDegrees: number(row['latitude_degrees']),
  };
}

function codesOf(row: StoredRow) {
  return {
    street_code: text(row['street_code']),
    community_code: text(row['community_code']),
    grid_code: text(row['grid_code']),
  };
}

function slot(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function text(value: unknown): string | null {
  const known = plain(value as StoredRow[string]);
  return known === null ? null : String(known);
}
