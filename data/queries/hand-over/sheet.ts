import type { HandOverSheet } from '../../../contract/queries/hand-over.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import { type Beat, beatBook } from '../../beats/beats.ts';
import type { CommandContext } from '../people.ts';
import { todayLists } from '../today/today-rows.ts';
import { walkingOrder } from '../today/walking-order.ts';
import { beatChanges } from './changes.ts';

/** Lines of one kind. */
const MOST_LINES = 5000;

/** What there is to hand over of a beat at this moment. */
export async function sheetOf(
  context: CommandContext,
  beat: Beat,
  { from, to }: ParsedParams<'handOver.prepare'>,
  signal: AbortSignal,
): Promise<HandOverSheet> {
  const { manifest } = context.snapshot;
  const slots = (await beatBook(context)).buildings(beat.code);
  const [last] = await context.workspace.handOvers.list(beat.code, 1);
  const rooms = await roomsOf(context, slots);
  signal.throwIfAborted();
  const changes = await beatChanges(context, slots, last?.sheet.snapshotId);
  signal.throwIfAborted();
  const notes = await notesOf(context, rooms, slots);
  return {
    beat: { code: beat.code, name: beat.name, station: beat.station },
    ...{ from, to, snapshotId: manifest.id, asOf: manifest.asOf },
    since: last
      ? {
          number: last.number,
          at: last.at,
          snapshotId: last.sheet.snapshotId,
          asOf: last.sheet.asOf,
        }
      : null,
    counts: await countsOf(context, beat, rooms, slots.length),
    changes: changes.lines.slice(0, MOST_LINES),
    notes: notes.slice(0, MOST_LINES).map(({ roomId: _room, ...note }) => note),
    rooms: rooms.slice(0, MOST_LINES).map(({ room_id, address, room_no, ...room }) => ({
      roomId: room_id,
      address: address ?? '',
      roomNo: room_no,
      verifiedAt: room.verified_at,
      unverified: room.unverified === 1,
      currentRecords: room.current,
      historicalRecords: room.historical,
      units: room.units,
      notes: notes.filter(({ roomId }) => roomId === room_id).length,
      changes: changes.byRoom.get(room_id) ?? 0,
    })),
  };
}

interface RoomLine {
  readonly room_id: string;
  readonly building_slot: number;
  readonly address: string | null;
  readonly room_no: string;
  readonly verified_at: string | null;
  readonly unverified: number;
  readonly current: number;
  readonly historical: number;
  readonly units: number;
}

/** Every room of some buildings as an officer walks, with its records counted apart. */
async function roomsOf(context: CommandContext, slots: readonly number[]): Promise<RoomLine[]> {
  const { snapshot } = context;
  const { asOf, profile } = snapshot.manifest;
  const records = (state: string): string =>
    snapshot.has('people')
      ? `(SELECT count(*) FROM people.resident WHERE resident.room_slot = room.slot AND resident.state = '${state}')`
      : '0';
  const units = snapshot.has('economy')
    ? '(SELECT count(*) FROM economy.unit WHERE unit.room_slot = room.slot)'
    : '0';
  return snapshot.db.all<RoomLine>(
    `WITH walk AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS slot, key AS place FROM json_each($walk)),
       own AS MATERIALIZED (SELECT value AS slot FROM json_each($slots))
     SELECT room.room_id, room.building_slot, coalesce(room.address, building.address) AS address, room.room_no,
       room.verified_at, room.verified_at IS NULL OR room.verified_at < date($asOf, $window) AS unverified,
       ${records('current')} AS current, ${records('historical')} AS historical, ${units} AS units
     FROM own JOIN base.building ON building.slot = own.slot JOIN base.room ON room.building_slot = own.slot
     LEFT JOIN walk ON walk.slot = own.slot
     ORDER BY walk.place, room.unit_no, room.floor_no, room.room_no`,
    {
      $walk: JSON.stringify(await walkingOrder(context)),
      $slots: JSON.stringify(slots),
      $asOf: asOf,
      $window: `-${profile.thresholds.verifiedWithinDays} days`,
    },
  );
}

/** Counts of what is registered and of what is open, each by its own rule. */
async function countsOf(
  context: CommandContext,
  beat: Beat,
  rooms: readonly RoomLine[],
  buildings: number,
): Promise<HandOverSheet['counts']> {
  const sum = (field: 'current' | 'historical' | 'units'): number =>
    rooms.reduce((all, room) => all + room[field], 0);
  const lists = await todayLists(context, { beat: beat.code });
  const open = TODAY_LISTS.filter(({ system }) => system === 'community-policing').flatMap(
    ({ id, title, titleEn }) => {
      const found = lists.find((list) => list.id === id);
      return found ? [{ id, title, titleEn, count: found.count }] : [];
    },
  );
  return [
    { id: 'buildings', title: '楼栋（幢）', titleEn: 'Buildings', count: buildings },
    { id: 'rooms', title: '房间（间）', titleEn: 'Rooms', count: rooms.length },
    {
      id: 'current',
      title: '现行人口记录（条）',
      titleEn: 'Current records',
      count: sum('current'),
    },
    {
      id: 'historical',
      title: '历史人口记录（条）',
      titleEn: 'Historical records',
      count: sum('historical'),
    },
    { id: 'units', title: '实有单位（家）', titleEn: 'Units', count: sum('units') },
    ...open,
  ];
}

interface NoteLine {
  readonly roomId: string | undefined;
  readonly address: string;
  readonly roomNo: string | null;
  readonly text: string;
  readonly account: string;
  readonly at: string;
}

/** Notes on the beat's rooms and buildings, in walking order. */
async function notesOf(
  { workspace, snapshot }: CommandContext,
  rooms: readonly RoomLine[],
  slots: readonly number[],
): Promise<NoteLine[]> {
  const all = await workspace.notes.all(MOST_LINES);
  const buildings = await snapshot.db.all<{ id: string; slot: number; address: string | null }>(
    `SELECT building_id AS id, slot, address FROM base.building WHERE slot IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(slots)],
  );
  const ofBuilding = new Map(buildings.map((building) => [building.id, building]));
  const placeOf = new Map(rooms.map((room, place) => [room.room_id, place]));
  const firstRoom = new Map<number, number>();
  rooms.forEach(({ building_slot }, place) => {
    if (!firstRoom.has(building_slot)) firstRoom.set(building_slot, place);
  });
  return all
    .flatMap(({ table, key, text, account, at }) => {
      const place = table === 'room' ? placeOf.get(key) : undefined;
      const room = place === undefined ? undefined : rooms[place];
      const building = table === 'building' ? ofBuilding.get(key) : undefined;
      if (!room && !building) return [];
      const order = place ?? (firstRoom.get(building?.slot ?? -1) ?? rooms.length) - 0.5;
      const where = {
        address: room?.address ?? building?.address ?? '',
        roomNo: room?.room_no ?? null,
      };
      return [{ order, note: { roomId: room?.room_id, ...where, text, account, at } }];
    })
    .sort((a, b) => a.order - b.order)
    .map(({ note }) => note);
}
