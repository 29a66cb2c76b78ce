import { TwinError } from '../../../contract/errors.ts';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import {
  type PointLayerId,
  type PointLayerSpec,
  pointLayer,
} from '../../../contract/point-layers.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { type LayerPoints, NO_MINUTE, POINTS_A_PAGE } from '../../../contract/queries/points.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { keptPerSnapshot } from '../once-per-snapshot.ts';
import { paramsOf } from './point-sql.ts';
import { POINT_SOURCES } from './point-source.ts';

/** Answers of one snapshot that stay: all layers and a few time windows, about 5 MB the largest. */
const ANSWERS_KEPT = 12;

/** Points of a layer for the caller's area and role, packed. `not-found` where the snapshot lacks its file. */
export async function layerPoints(
  context: QueryContext,
  params: ParsedParams<'layer.points'>,
  signal: AbortSignal,
): Promise<LayerPoints> {
  const points = await kept(context, params);
  signal.throwIfAborted();
  return {
    ...points,
    rows: points.rows.slice(),
    positions: points.positions.slice(),
    heights: points.heights.slice(),
    classes: points.classes.slice(),
    statuses: points.statuses.slice(),
    minutes: points.minutes.slice(),
    placements: points.placements.slice(),
    areas: points.areas.slice(),
  };
}

const kept = keptPerSnapshot(
  ANSWERS_KEPT,
  (context, { id, from, to }: ParsedParams<'layer.points'>) =>
    JSON.stringify([id, from, to, areaParam(context), context.principal.role === 'wall']),
  pack,
);

interface PackedColumns {
  readonly total: number;
  readonly rows: string;
  readonly longitudes: string;
  readonly latitudes: string;
  readonly heights: string;
  readonly classes: string;
  readonly statuses: string;
  readonly minutes: string;
  readonly placements: string;
  readonly areas: string;
}

async function pack(
  context: QueryContext,
  params: ParsedParams<'layer.points'>,
): Promise<LayerPoints> {
  const spec = requireLayer(context, params.id);
  const window = windowOf(context, spec, params);
  const { asOf, profile } = context.snapshot.manifest;
  const sql = packedSql(context, spec, window);
  const columns = await context.snapshot.db.get<PackedColumns>(
    sql,
    paramsOf(sql, {
      $asOf: asOf,
      $storey: profile.storeyMetres,
      $area: areaParam(context),
      $most: POINTS_A_PAGE,
      $from: window.from,
      $to: window.to,
    }),
  );
  const numbers = (name: Exclude<keyof PackedColumns, 'total' | 'areas'>) =>
    JSON.parse(columns?.[name] ?? '[]') as (number | null)[];
  return {
    rows: Uint32Array.from(numbers('rows') as number[]),
    positions: positionsOf(context, numbers('longitudes'), numbers('latitudes')),
    heights: Float32Array.from(numbers('heights'), (height) => height ?? 0),
    classes: Uint8Array.from(numbers('classes') as number[]),
    statuses: Uint8Array.from(numbers('statuses') as number[]),
    minutes: Int32Array.from(numbers('minutes'), (minute) => minute ?? NO_MINUTE),
    placements: Uint8Array.from(numbers('placements') as number[]),
    ...areasOf(JSON.parse(columns?.areas ?? '[]') as string[]),
    total: columns?.total ?? 0,
    asOf: asOfTable(context, spec.table),
  };
}

/** The layer's declaration; refuses one whose file the snapshot lacks. */
export function requireLayer(context: QueryContext, id: PointLayerId): PointLayerSpec {
  const spec = pointLayer(id) as PointLayerSpec;
  const table = tableSpec(spec.table);
  if (context.snapshot.has(table.file) && context.snapshot.has('base')) return spec;
  throw new TwinError(
    'not-found',
    `当前快照没有“${table.title}”数据，图层“${spec.title}”画不出来。请先导入。`,
  );
}

interface Window {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Days read: the window asked for, or the layer's usual last days. */
function windowOf(
  { snapshot }: QueryContext,
  spec: PointLayerSpec,
  { from, to }: Partial<Window>,
): Window {
  if (from !== undefined || to !== undefined || spec.days === undefined) return { from, to };
  const start = new Date(`${snapshot.manifest.asOf}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - spec.days + 1);
  return { from: start.toISOString().slice(0, 10), to: undefined };
}

/** One row of long texts, latest first where there are more than a page. */
function packedSql(context: QueryContext, spec: PointLayerSpec, { from, to }: Window): string {
  const source = POINT_SOURCES[spec.id as PointLayerId];
  const { time } = source as { readonly time?: string };
  const when = [
    ...(time && from !== undefined ? [`${time} >= $from`] : []),
    ...(time && to !== undefined ? [`${time} < date($to, '+1 day')`] : []),
  ];
  const placed = (column: string) =>
    `json_group_array(${column}) FILTER (WHERE longitude IS NOT NULL)`;
  return `SELECT count(*) AS total, ${placed('row_id')} AS rows,
      ${placed('CAST(round(longitude * 1e7) AS INTEGER)')} AS longitudes,
      ${placed('CAST(round(latitude * 1e7) AS INTEGER)')} AS latitudes,
      ${placed('CAST(round(height) AS INTEGER)')} AS heights, ${placed('class')} AS classes,
      ${placed('status')} AS statuses, ${placed('unixepoch(at) / 60')} AS minutes, ${placed('placement')} AS placements,
      ${placed('area')} AS areas
    FROM (SELECT * FROM (${source.sql(context)} ${when.length > 0 ? `WHERE ${when.join(' AND ')}` : ''}) AS point
      WHERE ${allowedSql(context, spec)}
      ${time ? 'ORDER BY at DESC' : ''} LIMIT $most)`;
}

/** SQL condition on a layer's rows as `point`: in the caller's area, of a class the caller may see. */
export function allowedSql({ principal }: QueryContext, { classes }: PointLayerSpec): string {
  const inArea = '($area IS NULL OR substr(point.area, 1, length($area)) = $area)';
  const restricted = classes.flatMap((each, place) => (each.restricted ? [place] : []));
  if (principal.role !== 'wall' || restricted.length === 0) return inArea;
  return `${inArea} AND point.class NOT IN (${restricted.join(', ')})`;
}

/** East and north in metres from degrees times 10⁷. */
function positionsOf(
  { snapshot }: QueryContext,
  longitudes: readonly (number | null)[],
  latitudes: readonly (number | null)[],
): Float32Array<ArrayBuffer> {
  const frame = localFrame(snapshot.manifest.profile.box);
  const positions = new Float32Array(longitudes.length * 2);
  longitudes.forEach((longitude, at) => {
    positions.set(toLocal(frame, (longitude ?? 0) / 1e7, (latitudes[at] ?? 0) / 1e7), at * 2);
  });
  return positions;
}

/** Codes as places in a list of them. */
function areasOf(codes: readonly string[]): Pick<LayerPoints, 'areas' | 'areaCodes'> {
  const places = new Map<string, number>();
  const areas = Uint16Array.from(codes, (code) => {
    const known = places.get(code);
    if (known !== undefined) return known;
    places.set(code, places.size);
    return places.size - 1;
  });
  return { areas, areaCodes: [...places.keys()] };
}

/** Latest as-of date of a table's files. */
export function asOfTable({ snapshot }: QueryContext, table: string): string {
  const dates = snapshot.manifest.sources
    .filter((file) => file.table === table)
    .map((file) => file.asOf);
  return dates.sort().at(-1) ?? snapshot.manifest.asOf;
}
