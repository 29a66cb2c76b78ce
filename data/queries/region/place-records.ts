import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import { PLACE_KINDS, type PlaceItem, type PlaceRecords } from '../../../contract/queries/area.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { SnapshotFileName } from '../../../contract/schema/table.ts';
import { personCount } from '../../masking/suppress.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { eldersIn } from './building-sums.ts';
import { nearLines } from '../../geometry/inside.ts';
import { type PlacedTable, pointRows } from './placed-points.ts';

/** Rows listed of each kind; the total counts all. */
const LISTED = 20;

type Kind = (typeof PLACE_KINDS)[number];
type Group = PlaceRecords['groups'][number];
type Params = ParsedParams<'place.records'>;

/** `place.records`: everything at a place by system, what stands behind the façade included (这里有什么). */
export async function placeRecords(
  context: QueryContext,
  params: Params,
  signal: AbortSignal,
): Promise<PlaceRecords> {
  const buildings = await buildingsAt(context, params.buildingSlots);
  const slots = buildings.map(({ slot }) => slot);
  const groups: Group[] = [groupOf('building', buildings.length, buildings.map(itemOf))];
  for (const source of IN_BUILDINGS) {
    signal.throwIfAborted();
    const group = await inBuildings(context, source, slots, params);
    if (group) groups.push(group);
  }
  for (const source of NEAR_BY) {
    signal.throwIfAborted();
    const group = await nearBy(context, source, params);
    if (group) groups.push(group);
  }
  const elders = await eldersIn(context, slots);
  return {
    groups: groups
      .filter(({ total }) => total > 0)
      .sort((a, b) => PLACE_KINDS.indexOf(a.kind) - PLACE_KINDS.indexOf(b.kind)),
    elders: elders === undefined ? null : personCount(elders, context.suppression),
  };
}

function groupOf(kind: Kind, total: number, items: readonly PlaceItem[]): Group {
  return { kind, total, items: items.slice(0, LISTED) };
}

/** A row of any of the queries below. */
interface FoundRow {
  readonly key: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly building?: string | null;
  readonly room?: string | null;
  readonly floor?: string | null;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

function itemOf(row: FoundRow): PlaceItem {
  return {
    key: row.key,
    title: row.title,
    detail: row.detail,
    buildingId: row.building ?? null,
    roomId: row.room ?? null,
    floorLabel: row.floor ?? null,
    distanceMetres: null,
    longitudeDegrees: row.longitude ?? null,
    latitudeDegrees: row.latitude ?? null,
  };
}

/** Buildings in the order asked for, those outside the caller's area left out. */
function buildingsAt(context: QueryContext, slots: readonly number[]) {
  return context.snapshot.db.all<FoundRow & { readonly slot: number }>(
    `SELECT building.slot, building_id AS key, coalesce(name, address) AS title, use AS detail,
       building_id AS building, longitude_degrees AS longitude, latitude_degrees AS latitude
     FROM json_each($slots) AS asked JOIN base.building ON building.slot = asked.value
     WHERE ${inAreaSql('building')} ORDER BY asked.key`,
    { $slots: JSON.stringify(slots), $area: areaParam(context) },
  );
}

/** Rows that lie in buildings, most of them by their room; `columns` are of FoundRow, `order` may use `$height`. */
interface RoomSource {
  readonly kind: Kind;
  readonly files: readonly SnapshotFileName[];
  readonly from: string;
  /** Slot of the building; that of the room where absent. */
  readonly building?: string;
  readonly where?: string;
  readonly columns: string;
  readonly order: string;
  /** Single firms and callers are nothing for a wall. */
  readonly notOnWall?: true;
}

/** Rooms nearest to the height pointed at come first: the middle of their floor, by the storey height of the building. */
const NEAR_HEIGHT = `abs((room.floor_no - 0.5) * coalesce(building.height_metres / nullif(building.floors_up, 0), $storey) - $height)`;

const ROOM_COLUMNS =
  'building.building_id AS building, room.room_id AS room, room.floor_label AS floor';

/** Rows whose written address an import found in a building (links with evidence). */
const linked = (table: string, key: string, field: string) => ({
  from: `links.address_link AS link CROSS JOIN ${table} AS thing ON thing.${key} = link.row_key
    LEFT JOIN base.room AS room ON room.slot = link.room_slot`,
  building: 'link.building_slot',
  where: `link.table_name = '${table.slice(table.indexOf('.') + 1)}' AND link.field = '${field}'`,
});

const IN_BUILDINGS: readonly RoomSource[] = [
  {
    kind: 'room',
    files: ['base'],
    from: 'base.room',
    columns: `room.room_id AS key, concat_ws('-', room.unit_no, room.room_no) AS title, room.tenure AS detail`,
    order: `${NEAR_HEIGHT}, room.room_no`,
  },
  {
    kind: 'unit',
    files: ['economy'],
    from: 'base.room CROSS JOIN economy.unit AS thing ON thing.room_slot = room.slot',
    columns: 'thing.unit_id AS key, thing.name AS title, thing.status AS detail',
    order: NEAR_HEIGHT,
  },
  {
    kind: 'enterprise',
    files: ['links', 'economy'],
    ...linked('economy.enterprise', 'enterprise_id', 'registered_address'),
    columns: 'thing.enterprise_id AS key, thing.name AS title, NULL AS detail',
    order: NEAR_HEIGHT,
    notOnWall: true,
  },
  {
    kind: 'premises',
    files: ['safety'],
    from: 'base.room CROSS JOIN safety.premises AS thing ON thing.room_slot = room.slot',
    columns: 'thing.premises_no AS key, thing.name AS title, thing.risk AS detail',
    order: NEAR_HEIGHT,
  },
  {
    kind: 'hazard',
    files: ['safety'],
    from: 'base.room CROSS JOIN safety.hazard AS thing ON thing.room_slot = room.slot',
    columns: 'thing.hazard_no AS key, thing.description AS title, thing.state AS detail',
    order: `thing.closed_at IS NOT NULL, thing.found_at DESC`,
  },
  {
    kind: 'call',
    files: ['links', 'services'],
    ...linked('services.call', 'call_no', 'address'),
    columns: `thing.call_no AS key, concat_ws(' · ', thing.category, thing.item) AS title, thing.call_at AS detail`,
    order: 'thing.call_at DESC',
    notOnWall: true,
  },
];

async function inBuildings(
  context: QueryContext,
  {
    kind,
    files,
    from,
    building = 'room.building_slot',
    where,
    columns,
    order,
    notOnWall,
  }: RoomSource,
  slots: readonly number[],
  { heightMetres }: Params,
): Promise<Group | undefined> {
  const { snapshot, principal } = context;
  if (slots.length === 0 || !files.every((file) => snapshot.has(file))) return undefined;
  if (notOnWall && principal.role === 'wall') return undefined;
  const here = `${building} IN (SELECT value FROM json_each($slots)) AND ${where ?? '1'}`;
  const $slots = JSON.stringify(slots);
  const rows = await snapshot.db.all<FoundRow>(
    `SELECT ${columns}, ${ROOM_COLUMNS} FROM ${from} JOIN base.building ON building.slot = ${building}
     WHERE ${here} ORDER BY ${order} LIMIT ${LISTED}`,
    {
      $slots,
      ...(order.includes('$height') && {
        $height: heightMetres,
        $storey: snapshot.manifest.profile.storeyMetres,
      }),
    },
  );
  const total = await snapshot.db.get<{ rows: number }>(
    `SELECT count(*) AS rows FROM ${from} WHERE ${here}`,
    { $slots },
  );
  return groupOf(kind, total?.rows ?? 0, rows.map(itemOf));
}

interface PointSource {
  readonly kind: PlacedTable;
  readonly file: SnapshotFileName;
  readonly columns: string;
}

const NEAR_BY: readonly PointSource[] = [
  {
    kind: 'component',
    file: 'city',
    columns: 'comp_id AS key, coalesce(name, type_code) AS title, state AS detail',
  },
  {
    kind: 'city_case',
    file: 'city',
    columns: 'case_no AS key, coalesce(description, type_code) AS title, state AS detail',
  },
  {
    kind: 'care_facility',
    file: 'services',
    columns: 'facility_no AS key, name AS title, kind AS detail',
  },
];

/** Rows that are measured and sorted; a place with more says so by its total alone. */
const MOST_NEAR = 5000;

async function nearBy(
  context: QueryContext,
  { kind, file, columns }: PointSource,
  { longitudeDegrees, latitudeDegrees, withinMetres }: Params,
): Promise<Group | undefined> {
  const { db, manifest } = context.snapshot;
  const frame = localFrame(manifest.profile.box);
  const inside = nearLines(frame, [[[longitudeDegrees, latitudeDegrees]]], withinMetres);
  const ids = await pointRows(context, kind, inside);
  if (!ids) return undefined;
  const rows = await db.all<FoundRow & { longitude: number; latitude: number }>(
    `SELECT ${columns}, longitude_degrees AS longitude, latitude_degrees AS latitude
     FROM ${file}.${kind} WHERE id IN (SELECT value FROM json_each($ids))`,
    { $ids: JSON.stringify(ids.slice(0, MOST_NEAR)) },
  );
  const [east, north] = toLocal(frame, longitudeDegrees, latitudeDegrees);
  const items = rows.map((row) => {
    const [x, y] = toLocal(frame, row.longitude, row.latitude);
    return { ...itemOf(row), distanceMetres: Math.hypot(x - east, y - north) };
  });
  items.sort((left, right) => left.distanceMetres - right.distanceMetres);
  return groupOf(kind, ids.length, items);
}
