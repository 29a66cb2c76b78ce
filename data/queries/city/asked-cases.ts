import { findMetric } from '../../../contract/metrics/index.ts';
import type { Measure } from '../../../contract/metrics/metric.ts';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Period } from '../../../contract/periods.ts';
import type { StatisticsFilter } from '../../../contract/queries/statistics.ts';
import { type Source, sourcesOf } from '../../statistics/count-parts.ts';
import { numbers } from '../../statistics/column-masks.ts';
import { masksOf } from '../../statistics/mask.ts';
import { ROW_COLUMN } from '../../statistics/read-columns.ts';
import { boundsOf, rowFilter } from '../../statistics/question.ts';
import { measuredRows, placesOf as placesIn } from '../../statistics/tally.ts';
import type { QueryContext } from '../context.ts';

/** Counts whose cases the movement queries look at: the panel's own figures. */
export type CaseCount = 'reported' | 'registered';

/** Cases ready to be chosen by period: the figure's own rows under the caller's filter. */
export interface AskedCases {
  readonly source: Source;
  readonly measure: Measure;
  /** Places of the figure's rows in a period. */
  within(period: Period): Uint32Array;
}

/** The cases a figure of the panel counts under a filter, so that map, list and panel agree. */
export async function askedCases(
  context: QueryContext,
  count: CaseCount,
  filter: StatisticsFilter,
): Promise<AskedCases> {
  const { snapshot } = context;
  const measure = findMetric(`city-management.${count}`)!.numerator;
  const sources = await sourcesOf(snapshot, [measure], 'total', rowFilter(context, filter));
  const source = sources.get(measure.fact)!;
  await source.table.load([ROW_COLUMN, 'community', 'longitude_degrees', 'latitude_degrees']);
  return {
    source,
    measure,
    within: (period) => {
      const { table, filter: inside } = source;
      const bounds = boundsOf(period, snapshot.manifest.profile);
      return placesIn(measuredRows(measure, table, bounds, inside, masksOf(table, bounds)));
    },
  };
}

/** East and north of the chosen rows that have a place, and which rows those are. */
export function placesOf(
  { snapshot }: QueryContext,
  { source: { table } }: AskedCases,
  chosen: Uint32Array,
): { readonly positions: Float64Array; readonly rows: Uint32Array; readonly unplaced: number } {
  const frame = localFrame(snapshot.manifest.profile.box);
  const longitudes = numbers(table, 'longitude_degrees');
  const latitudes = numbers(table, 'latitude_degrees');
  const positions = new Float64Array(chosen.length * 2);
  const rows = new Uint32Array(chosen.length);
  let placed = 0;
  for (const at of chosen) {
    const longitude = longitudes[at] as number;
    if (Number.isNaN(longitude)) continue;
    positions.set(toLocal(frame, longitude, latitudes[at] as number), placed * 2);
    rows[placed++] = at;
  }
  return {
    positions: positions.subarray(0, placed * 2),
    rows: rows.subarray(0, placed),
    unplaced: chosen.length - placed,
  };
}

/** Table rows (ids) of the chosen places. */
export function rowNumbersOf({ source: { table } }: AskedCases, chosen: Uint32Array): number[] {
  const ids = numbers(table, ROW_COLUMN);
  return Array.from(chosen, (at) => ids[at] as number);
}
