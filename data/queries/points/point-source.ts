import type { PointLayerId } from '../../../contract/point-layers.ts';
import type { QueryContext } from '../context.ts';
import { CITY_POINTS } from './city-points.ts';
import { SAFETY_POINTS } from './safety-points.ts';
import { SERVICE_POINTS } from './service-points.ts';

/**
 * Rows of a layer as SQL: `row_id, longitude, latitude, height, class, status, at, placement, area, building_slot,
 * room_slot`; no longitude without a place. `$asOf` and, where named, `$storey` are given.
 */
export interface PointSource {
  readonly sql: (context: QueryContext) => string;
  /** Column of the rows' time in `sql`'s own table, for the time window. */
  readonly time?: string;
  /** The natural key, what a tooltip calls a row, and what it says below: SQL over the table as `source`. */
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

/** Where the points of each layer come from. */
export const POINT_SOURCES: Readonly<Record<PointLayerId, PointSource>> = {
  ...CITY_POINTS,
  ...SAFETY_POINTS,
  ...SERVICE_POINTS,
};
