import type { HandOverSheet } from '../../../contract/queries/hand-over.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { changesSince, type DatedChange } from '../../snapshot/history/changes-since.ts';
import type { CommandContext } from '../people.ts';

type Line = HandOverSheet['changes'][number];
type TableName = Line['table'];

/** What changed in a beat, as lines of the sheet and as a count by room. */
interface BeatChanges {
  readonly lines: readonly Line[];
  readonly byRoom: ReadonlyMap<string, number>;
}

const TABLES: readonly TableName[] = ['room', 'unit', 'resident'];
/** Columns of a table that say when somebody looked, not what is there. */
const NO_NEWS: readonly string[] = ['verified_at'];

interface RoomPlace {
  readonly id: string;
  readonly address: string | null;
  readonly room_no: string;
}

/** Changes of rooms, units and resident records of some buildings after a snapshot. */
export async function beatChanges(
  context: CommandContext,
  buildingSlots: readonly number[],
  since: string | undefined,
): Promise<BeatChanges> {
  const changes = await changesSince(context.store, since, TABLES);
  const rooms = await roomPlaces(context, buildingSlots);
  const known = await roomsOfRows(context, changes);
  const lines = new Map<string, Line>();
  const byRoom = new Map<string, number>();
  const own = new Set(rooms.buildingIds);
  for (const change of changes) {
    const columns = newsOf(change);
    if (change.kind === 'changed' && columns.length === 0) continue;
    for (const place of placesOf(change, rooms, known, own)) {
      const key = [place.id, change.table, change.kind, change.snapshotId].join(' ');
      const line = lines.get(key);
      lines.set(key, line ? added(line, columns) : lineOf(change, place, columns));
      byRoom.set(place.id, (byRoom.get(place.id) ?? 0) + 1);
    }
  }
  return { lines: [...lines.values()], byRoom };
}

function lineOf(change: DatedChange, place: RoomPlace, columns: readonly string[]): Line {
  return {
    address: place.address ?? '',
    roomNo: place.room_no,
    table: change.table as TableName,
    kind: change.kind,
    asOf: change.asOf,
    columns: [...columns],
    rows: 1,
  };
}

function added(line: Line, columns: readonly string[]): Line {
  return { ...line, rows: line.rows + 1, columns: [...new Set([...line.columns, ...columns])] };
}

/** Titles of the columns that differ; of a row that came or went none. */
function newsOf({ table, kind, open, hidden }: DatedChange): string[] {
  if (kind !== 'changed') return [];
  const spec = tableSpec(table);
  return [...Object.keys(open), ...hidden]
    .filter((name) => !NO_NEWS.includes(name))
    .flatMap((name) => {
      const { title, type } = spec.columns[name] ?? {};
      return title !== undefined && type !== 'blob' ? [title] : [];
    });
}

/** Rooms a change belongs to: the room itself, or where its row is and was; history names rooms by their 房屋编码. */
function placesOf(
  change: DatedChange,
  rooms: RoomPlaces,
  known: ReadonlyMap<string, string>,
  own: ReadonlySet<string>,
): RoomPlace[] {
  if (change.table === 'room') {
    const here = rooms.byId.get(change.key);
    return here ? [here] : goneRoom(change, own);
  }
  const ids = [known.get(`${change.table} ${change.key}`), ...(change.open['room_slot'] ?? [])];
  return [...new Set(ids)].flatMap((id) => {
    const place = typeof id === 'string' ? rooms.byId.get(id) : undefined;
    return place ? [place] : [];
  });
}

/** A room that went tells of itself what it was. */
function goneRoom({ key, kind, open }: DatedChange, own: ReadonlySet<string>): RoomPlace[] {
  const before = (column: string) => open[column]?.[0] ?? null;
  const building = before('building_slot');
  if (kind !== 'removed' || typeof building !== 'string' || !own.has(building)) return [];
  const [address, roomNo] = [before('address'), before('room_no')];
  return [
    {
      id: key,
      address: address === null ? null : String(address),
      room_no: String(roomNo ?? ''),
    },
  ];
}

interface RoomPlaces {
  readonly byId: ReadonlyMap<string, RoomPlace>;
  readonly buildingIds: readonly string[];
}

async function roomPlaces(
  { snapshot }: CommandContext,
  buildingSlots: readonly number[],
): Promise<RoomPlaces> {
  const rows = await snapshot.db.all<RoomPlace>(
    `SELECT room.room_id AS id, coalesce(room.address, building.address) AS address, room.room_no
     FROM json_each(?) AS own JOIN base.room ON room.building_slot = own.value
     JOIN base.building ON building.slot = own.value`,
    [JSON.stringify(buildingSlots)],
  );
  const buildings = await snapshot.db.all<{ id: string }>(
    `SELECT building_id AS id FROM base.building WHERE slot IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(buildingSlots)],
  );
  return {
    byId: new Map(rows.map((row) => [row.id, row])),
    buildingIds: buildings.map(({ id }) => id),
  };
}

/** 房屋编码 of changed units and records that are still there, by table and key. */
async function roomsOfRows(
  { snapshot }: CommandContext,
  changes: readonly DatedChange[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [table, file, column] of [
    ['unit', 'economy', 'unit_id'],
    ['resident', 'people', 'record_no'],
  ] as const) {
    if (!snapshot.has(file)) continue;
    const keys = changes.filter((change) => change.table === table).map(({ key }) => key);
    if (keys.length === 0) continue;
    const rows = await snapshot.db.all<{ key: string; room: string }>(
      `SELECT ${column} AS key, room.room_id AS room FROM ${file}.${table} AS row
       JOIN base.room ON room.slot = row.room_slot WHERE ${column} IN (SELECT value FROM json_each(?))`,
      [JSON.stringify([...new Set(keys)])],
    );
    for (const { key, room } of rows) found.set(`${table} ${key}`, room);
  }
  return found;
}
