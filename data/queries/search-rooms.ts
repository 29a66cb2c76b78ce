import type { SearchHit } from '../../contract/queries/search.ts';
import type { RoomText } from '../search/room-text.ts';
import { tiersFor, toFtsMatch, type TokenQuery } from '../search/token-query.ts';
import { MARK } from '../search/tokens.ts';
import { AREA_JOIN, areaParam, inAreaSql } from './area.ts';
import type { QueryContext } from './context.ts';
import { whereText } from './search-candidates.ts';

/** Buildings a text may mean; more are not looked into for the room. */
const MOST_BUILDINGS = 60;

interface RoomRow {
  readonly slot: number;
  readonly building_slot: number;
  readonly room_id: string;
  readonly unit_no: string | null;
  readonly room_no: string;
  readonly room_address: string | null;
  readonly building_id: string;
  readonly building_name: string | null;
  readonly building_address: string | null;
  readonly street: string | null;
  readonly community: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Rooms of the room index, with their buildings. */
export const ROOM_SQL = `
  SELECT room.slot, room.building_slot, room.room_id, room.unit_no, room.room_no, room.address AS room_address,
    building.building_id, building.name AS building_name, building.address AS building_address,
    street.name AS street, community.name AS community,
    building.longitude_degrees AS longitude, building.latitude_degrees AS latitude
  FROM base.room_index
  CROSS JOIN base.room ON room.slot = room_index.rowid
  CROSS JOIN base.building ON building.slot = room.building_slot
  ${AREA_JOIN}
  WHERE room_index MATCH $match AND ${inAreaSql('building')}
  ORDER BY room_index.rowid LIMIT $limit`;

/** Rooms with the number asked for, those of the best-matching buildings first. */
export async function roomHits(
  context: QueryContext,
  text: RoomText,
  limit: number,
): Promise<SearchHit[]> {
  const buildings = text.building === '' ? undefined : await buildingSlots(context, text.building);
  if (buildings?.length === 0) return [];
  const rows = await context.snapshot.db.all<RoomRow>(ROOM_SQL, {
    $match: toFtsMatch(roomQuery(text, buildings)),
    $area: areaParam(context),
    $limit: buildings ? MOST_BUILDINGS * 4 : limit,
  });
  const rank = new Map(buildings?.map((slot, at) => [slot, at]));
  const ranked = rows
    .slice()
    .sort(
      (left, right) => (rank.get(left.building_slot) ?? 0) - (rank.get(right.building_slot) ?? 0),
    );
  return ranked.slice(0, limit).map(roomHit);
}

function roomQuery(text: RoomText, buildings: readonly number[] | undefined): TokenQuery {
  const numbers = [
    [MARK.roomNo, text.roomNo],
    [MARK.unitNo, text.unitNo],
    [MARK.buildingNo, buildings ? undefined : text.buildingNo],
  ] as const;
  const wanted = numbers.flatMap(([mark, number]) =>
    number ? [[{ token: mark + number, prefix: false }]] : [],
  );
  if (!buildings) return wanted;
  return [...wanted, buildings.map((slot) => ({ token: MARK.building + slot, prefix: false }))];
}

/** Buildings by the part of the text that names them, best first. */
async function buildingSlots(context: QueryContext, building: string): Promise<number[]> {
  const slots = new Set<number>();
  for (const tier of tiersFor([building])) {
    const rows = await context.snapshot.db.all<{ slot: number }>(
      `SELECT entry.row AS slot FROM base.search_index
       CROSS JOIN base.search_entry AS entry ON entry.id = search_index.rowid
       WHERE search_index MATCH ? AND entry.kind = 'building' ORDER BY search_index.rowid LIMIT ?`,
      [toFtsMatch(tier), MOST_BUILDINGS],
    );
    for (const { slot } of rows) slots.add(slot);
    if (slots.size >= MOST_BUILDINGS) break;
  }
  return [...slots].slice(0, MOST_BUILDINGS);
}

function roomHit(row: RoomRow): SearchHit {
  const building = row.building_name ?? row.building_address ?? row.building_id;
  return {
    kind: 'room',
    id: row.room_id,
    title: `${building}${unitTitle(row.unit_no)}${roomTitle(row.room_no)}`,
    detail: whereText(row, row.room_address ?? row.building_address),
    buildingId: row.building_id,
    roomId: row.room_id,
    longitudeDegrees: row.longitude,
    latitudeDegrees: row.latitude,
  };
}

function unitTitle(unitNo: string | null): string {
  if (!unitNo) return '';
  return /[0-9a-z]$/i.test(unitNo) ? `${unitNo}单元` : unitNo;
}

function roomTitle(roomNo: string): string {
  return /[0-9a-z]$/i.test(roomNo) ? `${roomNo}室` : roomNo;
}
