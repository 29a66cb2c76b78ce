import type { PointStatus, PointCode } from '../../../contract/point-layers.ts';
import { pointLayer } from '../../../contract/point-layers.ts';
import { PLACEMENTS } from '../../../contract/queries/points.ts';
import type { SqlValue } from '../../driver/port.ts';
import type { QueryContext } from '../context.ts';

/** Index of a placement as stored. */
export function placementCode(name: (typeof PLACEMENTS)[number]): number {
  return PLACEMENTS.indexOf(name);
}

/** Place of a class or status in its layer's list. */
export function placeOf(layer: string, list: 'classes' | 'statuses', id: string): number {
  const codes: readonly (PointCode | PointStatus)[] = pointLayer(layer)?.[list] ?? [];
  return codes.findIndex((code) => code.id === id);
}

/** SQL that turns a stored code into the place of the class or status of the same name; the last one otherwise. */
export function codeCaseSql(
  layer: string,
  list: 'classes' | 'statuses',
  column: string,
  otherwise: number,
): string {
  const codes = pointLayer(layer)?.[list] ?? [];
  const whens = codes.map(({ id }, place) => `WHEN '${id}' THEN ${place}`);
  return `CASE ${column} ${whens.join(' ')} ELSE ${otherwise} END`;
}

/** 在办, 超期未结 or 已结: SQL for rows with a condition of being closed and one of being late at the end of `$asOf`. */
export function loopSql(layer: string, closed: string, late: string): string {
  const place = (id: string) => placeOf(layer, 'statuses', id);
  return `CASE WHEN ${closed} THEN ${place('closed')} WHEN ${late} THEN ${place('overdue')} ELSE ${place('open')} END`;
}

/** Of some parameters those a statement names: SQLite refuses others. */
export function paramsOf(
  sql: string,
  params: Readonly<Record<`$${string}`, SqlValue | undefined>>,
): Record<string, SqlValue> {
  const named = Object.entries(params).filter(([name]) => sql.includes(name));
  return Object.fromEntries(named.map(([name, value]) => [name, value ?? null]));
}

/**
 * The narrowest area known of a row: its unit grid cell where that lies in its community, else the community or street.
 * Codes nest by prefix, so that a filter by a wider area still finds it.
 */
export function narrowestArea(gridOf: string, areaOf: string): string {
  const area = `coalesce(${areaOf}.community_code, ${areaOf}.street_code, '')`;
  return `CASE WHEN substr(${gridOf}.grid_code, 1, length(${area})) = ${area} THEN ${gridOf}.grid_code ELSE ${area} END`;
}

/** Columns of a row that stands at a building: above its roof. `building` is joined as `home`. */
export const AT_BUILDING = `home.longitude_degrees AS longitude, home.latitude_degrees AS latitude,
  coalesce(home.height_metres, home.floors_up * $storey) AS height`;

/** Area of a row at a building. */
export const HOME_AREA = narrowestArea('home', 'home');

/** Joins the building of a row: of its room, or of its written address where the snapshot has placed addresses. */
export function joinHome(context: QueryContext, table: string, key: string): string {
  const linked = context.snapshot.has('links')
    ? `LEFT JOIN links.address_link AS link ON source.room_slot IS NULL
         AND link.table_name = '${table}' AND link.row_key = source.${key} AND link.field = 'address'`
    : 'LEFT JOIN (SELECT NULL AS building_slot, NULL AS room_slot) AS link ON 0';
  return `LEFT JOIN base.room AS room ON room.slot = source.room_slot ${linked}
    LEFT JOIN base.building AS home ON home.slot = coalesce(room.building_slot, link.building_slot)`;
}

/** How a row joined by `joinHome` got its place. */
export const HOME_PLACEMENT = `CASE WHEN source.room_slot IS NULL THEN ${placementCode('address')} ELSE ${placementCode('room')} END`;
