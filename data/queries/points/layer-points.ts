import type { PointLayerSpec } from '../../../contract/point-layers.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { type LayerPoints, POINTS_A_PAGE } from '../../../contract/queries/points.ts';
import { filesIn, keptValue } from '../../kept/kept-value.ts';
import { sortPositions } from '../../statistics/positions.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { keptPerSnapshot } from '../once-per-snapshot.ts';
import { asOfTable, requireLayer } from './layer-access.ts';
import { POINT_SOURCES } from './point-source.ts';
import { type PointRows, readPoints, type Window } from './read-points.ts';

/** Answers of one snapshot that stay: all layers and a few time windows, about 5 MB the largest. */
const ANSWERS_KEPT = 12;

type Params = ParsedParams<'layer.points'>;

/** Points of a layer for the caller's area and role, packed. `not-found` where the snapshot lacks its file. */
export async function layerPoints(
  context: QueryContext,
  params: Params,
  signal: AbortSignal,
): Promise<LayerPoints> {
  const points = await known(context, params);
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

const known = keptPerSnapshot(
  ANSWERS_KEPT,
  (context, { id, from, to }: Params) => JSON.stringify([id, from, to, ...readerOf(context)]),
  keptPoints,
);

/** What of the caller decides which rows there are. */
function readerOf(context: QueryContext): [area: string | null, isWall: boolean] {
  return [areaParam(context), context.principal.role === 'wall'];
}

/** The layer as it is first shown, to callers of the whole district, is kept beside the workspace. */
async function keptPoints(context: QueryContext, params: Params): Promise<LayerPoints> {
  const spec = requireLayer(context, params.id);
  const window = windowOf(context, spec, params);
  const work = () => packed(context, spec, window);
  const reader = readerOf(context);
  if (params.from !== undefined || params.to !== undefined || reader[0] !== null) return work();
  const { asOf, profile } = context.snapshot.manifest;
  const sql = POINT_SOURCES[params.id].sql(context);
  const rules = [sql, window, asOf, profile.storeyMetres, profile.box, reader];
  const name = `points.${params.id}${reader[1] ? '.wall' : ''}`;
  return keptValue(context.snapshot, name, { files: filesIn(sql), rules }, work);
}

/** Days read: the window asked for, or the layer's usual last days. */
function windowOf(
  { snapshot }: QueryContext,
  spec: PointLayerSpec,
  { from, to }: Pick<Params, 'from' | 'to'>,
): Window {
  if (from !== undefined || to !== undefined || spec.days === undefined) return { from, to };
  const start = new Date(`${snapshot.manifest.asOf}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - spec.days + 1);
  return { from: start.toISOString().slice(0, 10), to: undefined };
}

async function packed(
  context: QueryContext,
  spec: PointLayerSpec,
  window: Window,
): Promise<LayerPoints> {
  const points = await readPoints(context, spec, window);
  const latest = latestOf(points, POINTS_A_PAGE);
  return {
    ...placedOnly(points, latest),
    total: latest.length,
    asOf: asOfTable(context, spec.table),
  };
}

/** Places of the rows, the latest first, and no more than `most`. */
function latestOf({ rows, minutes }: PointRows, most: number): Uint32Array {
  const order = Uint32Array.from(rows, (_row, at) => at);
  sortPositions(order, (at) => minutes[at]!, true);
  return order.subarray(0, most);
}

/** The rows at some places that have a position, in that order. */
function placedOnly(points: PointRows, places: Uint32Array): PointRows {
  const placed = places.filter((at) => !Number.isNaN(points.positions[at * 2]!));
  const positions = new Float32Array(placed.length * 2);
  for (const [to, at] of placed.entries())
    positions.set(points.positions.subarray(at * 2, at * 2 + 2), to * 2);
  return {
    rows: Uint32Array.from(placed, (at) => points.rows[at]!),
    positions,
    heights: Float32Array.from(placed, (at) => points.heights[at]!),
    classes: Uint8Array.from(placed, (at) => points.classes[at]!),
    statuses: Uint8Array.from(placed, (at) => points.statuses[at]!),
    minutes: Int32Array.from(placed, (at) => points.minutes[at]!),
    placements: Uint8Array.from(placed, (at) => points.placements[at]!),
    areas: Uint16Array.from(placed, (at) => points.areas[at]!),
    areaCodes: points.areaCodes,
  };
}
