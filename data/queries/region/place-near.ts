import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import { nearLines } from '../../geometry/inside.ts';
import type { QueryContext } from '../context.ts';
import { type FoundRow, groupOf, itemOf, type PlaceGroup, type PlaceParams } from './place-rows.ts';
import { type PlacedTable, pointRows } from './placed-points.ts';

export interface PointSource {
  readonly kind: PlacedTable;
  readonly from: string;
  /** Who has the coordinates. */
  readonly place: 'thing' | 'owner';
  readonly columns: string;
  /** Single cases and components are nothing for a wall: they may be of a restricted class. */
  readonly notOnWall?: true;
}

export const NEAR_BY: readonly PointSource[] = [
  {
    kind: 'component',
    from: 'city.component AS thing',
    place: 'thing',
    columns:
      'thing.comp_id AS key, coalesce(thing.name, thing.type_code) AS title, thing.state AS detail',
    notOnWall: true,
  },
  {
    kind: 'city_case',
    from: 'city.city_case AS thing',
    place: 'thing',
    columns:
      'thing.case_no AS key, coalesce(thing.description, thing.type_code) AS title, thing.state AS detail',
    notOnWall: true,
  },
  {
    kind: 'premises',
    from: 'safety.premises AS thing',
    place: 'thing',
    columns: 'thing.premises_no AS key, thing.name AS title, thing.risk AS detail',
  },
  {
    kind: 'hazard',
    from: 'safety.hazard AS thing JOIN safety.premises AS owner ON owner.premises_no = thing.premises_no',
    place: 'owner',
    columns: 'thing.hazard_no AS key, thing.description AS title, thing.state AS detail',
  },
  {
    kind: 'care_facility',
    from: 'services.care_facility AS thing',
    place: 'thing',
    columns: 'thing.facility_no AS key, thing.name AS title, thing.kind AS detail',
  },
];

/** Rows that are measured and sorted; a place with more says so by its total alone. */
const MOST_NEAR = 5000;

/** What of a source lies within metres of a place, the nearest first; undefined where the snapshot lacks it or the caller may not see it. */
export async function nearBy(
  context: QueryContext,
  { kind, from, place, columns, notOnWall }: PointSource,
  { longitudeDegrees, latitudeDegrees, withinMetres }: PlaceParams,
): Promise<PlaceGroup | undefined> {
  if (notOnWall && context.principal.role === 'wall') return undefined;
  const { db, manifest } = context.snapshot;
  const frame = localFrame(manifest.profile.box);
  const inside = nearLines(frame, [[[longitudeDegrees, latitudeDegrees]]], withinMetres);
  const ids = await pointRows(context, kind, inside);
  if (!ids) return undefined;
  const rows = await db.all<FoundRow & { longitude: number; latitude: number }>(
    `SELECT ${columns}, ${place}.longitude_degrees AS longitude, ${place}.latitude_degrees AS latitude
     FROM ${from} WHERE thing.id IN (SELECT value FROM json_each($ids))`,
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
