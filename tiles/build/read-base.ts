import type { ReadDb } from '../../data/driver/port.ts';
import type { RoomDemand } from '../rooms/space.ts';
import type { NoteSource } from './tile-report.ts';

/** A building row with its parts, as the tiles need them. */
export interface BuildingRow {
  readonly slot: number;
  readonly building_id: string;
  readonly use: string | null;
  readonly structure: string | null;
  readonly floors_up: number | null;
  readonly floors_down: number | null;
  readonly height_metres: number | null;
  readonly lift_count: number | null;
  readonly geometry_kind: string | null;
}

export interface PartRow {
  readonly id: number;
  readonly building_id: string;
  readonly part_no: number;
  readonly floor_from: number;
  readonly floor_to: number;
  readonly footprint: string;
  readonly source_file_id: number;
  readonly source_line: number;
}

/** A building as delivered. */
export interface BuildingInput {
  readonly row: BuildingRow;
  readonly parts: readonly PartRow[];
}

/** How many rooms a building has, and a text that changes whenever one of them does. */
export interface RoomText {
  readonly building: number;
  readonly text: string;
  readonly count: number;
}

/** A room, and whether its shape was surveyed, derived or cut here. */
export interface RoomInput extends RoomDemand {
  readonly geometryKind: number;
  /** The row it came from. */
  readonly source?: NoteSource;
}

const PAGE = 4000;
export const GEOMETRY_KIND_CODES: readonly string[] = ['surveyed', 'derived', 'virtual'];

/** All buildings by slot, with their parts in order. */
export async function readBuildings(base: ReadDb): Promise<BuildingInput[]> {
  const rows = await pages<BuildingRow>((after) =>
    base.all(
      `SELECT slot, building_id, use, structure, floors_up, floors_down, height_metres, lift_count, geometry_kind
       FROM base.building WHERE slot > ? ORDER BY slot LIMIT ${PAGE}`,
      [after?.slot ?? -1],
    ),
  );
  const parts = groupBy(await readParts(base), (part) => part.building_id);
  return rows.map((row) => ({
    row,
    parts: (parts.get(row.building_id) ?? []).sort((a, b) => a.part_no - b.part_no),
  }));
}

function readParts(base: ReadDb): Promise<PartRow[]> {
  return pages<PartRow>((after) =>
    base.all(
      `SELECT id, building_id, part_no, floor_from, floor_to, footprint, source_file_id, source_line
       FROM base.building_part WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
      [after?.id ?? -1],
    ),
  );
}

/** Rooms of all buildings as texts to compare, by the building's slot. */
export async function readRoomTexts(base: ReadDb): Promise<Map<number, RoomText>> {
  const texts = await pages<RoomText>((after) =>
    base.all(
      `SELECT building_slot AS building, count(*) AS count,
         group_concat(concat_ws('|', slot, coalesce(unit_no, ''), floor_no, floor_no_top, room_no,
           coalesce(area_square_metres, ''), geometry_kind), char(10) ORDER BY slot) AS text
       FROM base.room WHERE building_slot > ? GROUP BY building_slot ORDER BY building_slot LIMIT ${PAGE / 4}`,
      [after?.building ?? -1],
    ),
  );
  return new Map(texts.map((text) => [text.building, text]));
}

interface RoomRow {
  readonly slot: number;
  readonly building: number;
  readonly unit_no: string | null;
  readonly room_no: string;
  readonly floor_no: number;
  readonly floor_no_top: number;
  readonly area_square_metres: number | null;
  readonly geometry_kind: string | null;
  readonly source_file_id: number;
  readonly source_line: number;
}

/** Rooms of some buildings, by building slot. Ask for few thousand rooms at a time. */
export async function readRooms(
  base: ReadDb,
  buildingSlots: readonly number[],
): Promise<Map<number, RoomInput[]>> {
  const rows = await base.all<RoomRow>(
    `SELECT slot, building_slot AS building, unit_no, room_no, floor_no, floor_no_top,
       area_square_metres, geometry_kind, source_file_id, source_line
     FROM base.room WHERE building_slot IN (SELECT value FROM json_each(?)) ORDER BY slot`,
    [JSON.stringify(buildingSlots)],
  );
  const byBuilding = groupBy(rows, (row) => row.building);
  return new Map([...byBuilding].map(([building, list]) => [building, list.map(toRoom)]));
}

function toRoom(row: RoomRow): RoomInput {
  return {
    slot: row.slot,
    unit: row.unit_no?.trim() || undefined,
    roomNo: row.room_no,
    floorFrom: row.floor_no,
    floorTo: Math.max(row.floor_no, row.floor_no_top ?? row.floor_no),
    areaSquareMetres: row.area_square_metres ?? undefined,
    geometryKind: geometryKindCode(row.geometry_kind),
    source: {
      table: 'room',
      key: row.slot,
      fileId: row.source_file_id,
      line: row.source_line,
    },
  };
}

/** 0 实测, 1 推算, 2 虚拟. */
export function geometryKindCode(kind: string | null): number {
  const code = GEOMETRY_KIND_CODES.indexOf(kind ?? 'virtual');
  return code < 0 ? GEOMETRY_KIND_CODES.indexOf('virtual') : code;
}

async function pages<Row>(read: (after: Row | undefined) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const page = await read(all[all.length - 1]);
    if (page.length === 0) return all;
    for (const row of page) all.push(row);
  }
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const list = groups.get(keyOf(item));
    if (list) list.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
