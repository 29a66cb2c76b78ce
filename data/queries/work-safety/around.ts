import type { AroundRoom } from '../../../contract/queries/work-safety.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { personCount } from '../../masking/suppress.ts';
import { requireInArea } from '../area.ts';
import { buildingSql, type BuildingRow, notFound } from '../building-row.ts';
import type { QueryContext } from '../context.ts';

interface Room {
  readonly slot: number;
  readonly room_id: string;
  readonly room_no: string;
  readonly unit_no: string | null;
  readonly floor_no: number;
  readonly floor_no_top: number;
  readonly floor_label: string;
  readonly building_slot: number;
  readonly use: string | null;
}

interface Occupants {
  readonly slot: number;
  readonly units: string;
  readonly premises: string;
  readonly openHazards: number;
  readonly facility: string | null;
  readonly over80: number;
}

const ROOM_COLUMNS =
  'slot, room_id, room_no, unit_no, floor_no, floor_no_top, floor_label, building_slot, "use"';

export const ROOM_SQL = `SELECT ${ROOM_COLUMNS} FROM base.room WHERE room_id = ?`;

/** Rooms of the same floor and of the floors that touch it. */
export const AROUND_SQL = `
  SELECT ${ROOM_COLUMNS} FROM base.room
  WHERE building_slot = $building AND floor_no BETWEEN $lowest - 1 AND $highest + 1 AND slot <> $slot`;

/** What is in some rooms, by slot. Files a snapshot lacks say nothing. */
export function occupantsSql(has: (file: 'economy' | 'safety' | 'people') => boolean): string {
  const units = has('economy')
    ? `(SELECT json_group_array(name) FROM economy.unit WHERE unit.room_slot = room.slot)`
    : `'[]'`;
  const premises = has('safety')
    ? `(SELECT json_group_array(json_object('premisesNo', premises_no, 'name', name, 'trade', trade, 'risk', risk))
        FROM safety.premises WHERE premises.room_slot = room.slot)`
    : `'[]'`;
  const hazards = has('safety')
    ? `(SELECT count(*) FROM safety.hazard WHERE hazard.room_slot = room.slot AND hazard.closed_at IS NULL)`
    : '0';
  const over80 = has('people')
    ? `(SELECT count(*) FROM people.resident
        WHERE resident.room_slot = room.slot AND state = 'current' AND birth_year <= $bornBy)`
    : '0';
  return `
    SELECT room.slot, ${units} AS units, ${premises} AS premises, ${hazards} AS openHazards, ${over80} AS over80
    FROM json_each($slots) AS wanted CROSS JOIN base.room ON room.slot = wanted.value`;
}

const VERY_OLD_YEARS = 80;

/** What is above, below and beside a room (上、下、旁). */
export async function safetyAround(
  context: QueryContext,
  { roomId }: ParsedParams<'safety.around'>,
): Promise<{ roomId: string; rooms: AroundRoom[] }> {
  const { db, manifest } = context.snapshot;
  const room = await db.get<Room>(ROOM_SQL, [roomId]);
  if (!room) throw notFound('room', { id: roomId }, manifest.id);
  const building = await db.get<BuildingRow>(buildingSql('slot'), [room.building_slot]);
  if (building) requireInArea(context, building);
  const near = await db.all<Room>(AROUND_SQL, {
    $building: room.building_slot,
    $lowest: room.floor_no,
    $highest: room.floor_no_top,
    $slot: room.slot,
  });
  const touching = near.filter((other) => touches(room, other));
  const occupants = await occupantsOf(context, touching);
  const facilities = await facilitiesIn(context, touching);
  const rooms = touching.map((other) =>
    aroundRoom(context, room, other, occupants.get(other.slot), facilities.get(other.slot)),
  );
  return { roomId, rooms: rooms.sort(sensitiveFirst) };
}

async function occupantsOf({ snapshot }: QueryContext, rooms: readonly Room[]) {
  const rows = await snapshot.db.all<Occupants>(
    occupantsSql((file) => snapshot.has(file)),
    {
      $slots: JSON.stringify(rooms.map(({ slot }) => slot)),
      ...(snapshot.has('people') && {
        $bornBy: Number(snapshot.manifest.asOf.slice(0, 4)) - VERY_OLD_YEARS,
      }),
    },
  );
  return new Map(rows.map((row) => [row.slot, row]));
}

async function facilitiesIn({ snapshot }: QueryContext, rooms: readonly Room[]) {
  if (!snapshot.has('services')) return new Map<number, string>();
  const rows = await snapshot.db.all<{ room_slot: number; name: string }>(
    'SELECT room_slot, name FROM services.care_facility WHERE room_slot IN (SELECT value FROM json_each(?))',
    [JSON.stringify(rooms.map(({ slot }) => slot))],
  );
  return new Map(rows.map(({ room_slot, name }) => [room_slot, name]));
}

/** On the same floor only rooms of the same unit touch, where units are told apart. */
function touches(room: Room, other: Room): boolean {
  const sameUnit =
    room.unit_no === null || other.unit_no === null || room.unit_no === other.unit_no;
  return sameUnit || liesTo(room, other) !== 'beside';
}

function liesTo(room: Room, other: Room): AroundRoom['lies'] {
  if (other.floor_no > room.floor_no_top) return 'above';
  return other.floor_no_top < room.floor_no ? 'below' : 'beside';
}

/** Trades with fire, heat or stores. */
const HOT = /餐饮|制造|仓储|建筑/u;

function aroundRoom(
  { suppressionOf }: QueryContext,
  room: Room,
  other: Room,
  occupants: Occupants | undefined,
  careFacility: string | undefined,
): AroundRoom {
  const premises = JSON.parse(occupants?.premises ?? '[]') as AroundRoom['premises'];
  const isHot = premises.some(
    ({ trade, risk }) => HOT.test(trade ?? '') || risk === 'red' || risk === 'orange',
  );
  const over80 = occupants?.over80 ?? 0;
  const lies = liesTo(room, other);
  return {
    roomId: other.room_id,
    roomNo: other.room_no,
    unitNo: other.unit_no,
    floorLabel: other.floor_label,
    lies,
    direct: lies !== 'beside' && room.unit_no === other.unit_no && placeOf(room) === placeOf(other),
    use: other.use,
    units: JSON.parse(occupants?.units ?? '[]') as string[],
    premises,
    openHazards: occupants?.openHazards ?? 0,
    careFacility: careFacility ?? null,
    residentsOver80: personCount(over80, suppressionOf('resident')),
    sensitive: isHot || over80 > 0 || careFacility !== undefined,
  };
}

/** Last two characters of a room's number: its place on the floor. */
function placeOf({ room_no: roomNo }: Room): string {
  return roomNo.slice(-2);
}

function sensitiveFirst(left: AroundRoom, right: AroundRoom): number {
  return (
    Number(right.sensitive) - Number(left.sensitive) ||
    Number(right.direct) - Number(left.direct) ||
    right.openHazards - left.openHazards ||
    left.roomNo.localeCompare(right.roomNo, 'zh-CN', { numeric: true })
  );
}
