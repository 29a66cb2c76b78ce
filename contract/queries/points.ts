import { z } from 'zod';
import { POINT_LAYER_IDS } from '../point-layers.ts';

/** Minute of a row without a time. */
export const NO_MINUTE = -(2 ** 31);
/** Rows in one answer at most. */
export const POINTS_A_PAGE = 250_000;

const layerId = z.enum(POINT_LAYER_IDS);
const days = { from: z.iso.date().optional(), to: z.iso.date().optional() };

/** How a point got its place (落点方式); the index is stored. */
export const PLACEMENTS = ['own', 'room', 'address', 'premises'] as const;

/**
 * Points of a layer, packed; arrays are aligned and belong to the caller. Metres of the district frame
 * (`contract/local-frame.ts`). Rows without a place are counted and left out.
 */
export const layerPointsSchema = z.object({
  /** Row number in this snapshot's table, for `layer.row`. */
  rows: z.instanceof(Uint32Array),
  /** East, north of each. */
  positions: z.instanceof(Float32Array),
  /** Metres above ground to float at: the roof of the building, 0 for what stands on the ground. */
  heights: z.instanceof(Float32Array),
  /** Place in the layer's `classes` and `statuses`. */
  classes: z.instanceof(Uint8Array),
  statuses: z.instanceof(Uint8Array),
  /** Minutes since 1970-01-01 00:00 in Asia/Shanghai; `NO_MINUTE` without a time. */
  minutes: z.instanceof(Int32Array),
  /** Index into `PLACEMENTS`. */
  placements: z.instanceof(Uint8Array),
  /** Place in `areaCodes`: the narrowest area known of each, 网格, 社区 or 街道; '' for none. */
  areas: z.instanceof(Uint16Array),
  areaCodes: z.array(z.string()),
  /** Rows asked for, placed or not: 上图率 = rows.length / total. More than `POINTS_A_PAGE` gives the latest. */
  total: z.number().int(),
  asOf: z.string(),
});
export type LayerPoints = z.infer<typeof layerPointsSchema>;

/** Rows of a layer inside a cross-filter. */
export const layerMatchesSchema = z.object({
  /** Row numbers, ascending; null where the filter leaves out none. */
  rows: z.instanceof(Uint32Array).nullable(),
  /** Dimensions the layer's rows do not have: they leave out none. */
  ignored: z.array(z.string()),
});
export type LayerMatches = z.infer<typeof layerMatchesSchema>;

/** Tracks of all patrols, each in order of time; metres of the district frame. */
export const patrolTracksSchema = z.object({
  patrols: z.array(z.string()),
  /** Where each patrol's fixes begin; one more than patrols. */
  starts: z.instanceof(Uint32Array),
  positions: z.instanceof(Float32Array),
  /** Seconds since `day` 00:00. */
  seconds: z.instanceof(Int32Array),
  /** First day of the tracks read, `YYYY-MM-DD`. */
  day: z.string(),
  asOf: z.string(),
});
export type PatrolTracks = z.infer<typeof patrolTracksSchema>;

/** One point by row or natural key: what a tooltip says and a selection needs. */
export const layerRowSchema = z.object({
  row: z.number().int(),
  key: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  buildingId: z.string().nullable(),
  roomId: z.string().nullable(),
});
export type LayerRow = z.infer<typeof layerRowSchema>;

export const pointQueries = {
  'layer.points': { params: z.object({ id: layerId, ...days }), result: layerPointsSchema },
  /** Which rows of a layer a system's cross-filter (`SceneState.filters`) lets through, as its panel counts them. */
  'layer.matches': {
    params: z.object({
      id: layerId,
      where: z.record(z.string().max(40), z.array(z.string().max(80)).min(1).max(200)),
    }),
    result: layerMatchesSchema,
  },
  'layer.row': { params: z.object({ id: layerId, row: z.number().int() }), result: layerRowSchema },
  /** Refused to walls: 行踪轨迹. `latestDay`: of the days named the last with any. */
  'layer.tracks': {
    params: z.object({ ...days, latestDay: z.boolean().default(false) }),
    result: patrolTracksSchema,
  },
} as const;
