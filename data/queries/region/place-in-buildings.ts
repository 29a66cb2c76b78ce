import type { SnapshotFileName } from '../../../contract/schema/table.ts';
import type { QueryContext } from '../context.ts';
import { HAZARDS_IN_BUILDINGS } from './building-sums.ts';
import {
  type FoundRow,
  groupOf,
  itemOf,
  LISTED,
  type PlaceGroup,
  type PlaceKind,
  type PlaceParams,
} from './place-rows.ts';

/** Rows that lie in buildings, most of them by their room; `columns` are of FoundRow, `order` may use `$height`. */
export interface RoomSource {
  readonly kind: PlaceKind;
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

export const IN_BUILDINGS: readonly RoomSource[] = [
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
    from: `${HAZARDS_IN_BUILDINGS} AS thing JOIN base.room AS room ON room.slot = thing.home_slot`,
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

/** What a source has in some buildings; undefined where the snapshot lacks it or the caller may not see it. */
export async function inBuildings(
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
  { heightMetres }: PlaceParams,
): Promise<PlaceGroup | undefined> {
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
