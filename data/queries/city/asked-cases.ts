import { findMetric } from '../../../contract/metrics/index.ts';
import type { Measure } from '../../../contract/metrics/metric.ts';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Period } from '../../../contract/periods.ts';
import type { StatisticsFilter } from '../../../contract/queries/statistics.ts';
import { type Source, sourcesOf } from '../../statistics/count-parts.ts';
import { numbers, type Mask } from '../../statistics/mask.ts';
import { ROW_COLUMN } from '../../statistics/read-columns.ts';
import { boundsOf, rowFilter } from '../../statistics/question.ts';
import { measuredRows } from '../../statistics/tally.ts';
import type { QueryContext } from '../context.ts';

/** Counts whose cases the movement queries look at: the panel's own figures. */
export type CaseCount = 'reported' | 'registered';

/** Cases ready to be chosen by period: the figure's own rows under the caller's filter. */
export interface AskedCases {
  readonly source: Source;
  readonly measure: Measure;
  /** Rows of the figure in a period, one byte a row. */
  within(period: Period): Mask;
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
    within: (period) =>
      measuredRows(
        measure,
        source.table,
        boundsOf(period, snapshot.manifest.profile),
        source.filter,
        new Map(),
      ),
  };
}

/** East and north of the chosen rows that have a place, and which rows those are. */
export function placesOf(
  { snapshot }: QueryContext,
  { source: { table } }: AskedCases,
  mask: Mask,
): { readonly positions: Float64Array; readonly rows: Uint32Array; readonly unplaced: number } {
  const frame = localFrame(snapshot.manifest.profile.box);
  const longitudes = numbers(table, 'longitude_degrees');
  const latitudes = numbers(table, 'latitude_degrees');
  const [positions, rows]: [number[], number[]] = [[], []];
  let unplaced = 0;
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue;
    const longitude = longitudes[at] as number;
    if (Number.isNaN(longitude)) {
      unplaced += 1;
      continue;
    }
    positions.push(...toLocal(frame, longitude, latitudes[at] as number));
    rows.push(at);
  }
  return { positions: Float64Array.from(positions), rows: Uint32Array.from(rows), unplaced };
}

/** Table rows (ids) of a mask. */
export function rowNumbersOf({ source: { table } }: AskedCases, mask: Mask): number[] {
  const ids = numbers(table, ROW_COLUMN);
  const rows: number[] = [];
  for (let at = 0; at < mask.length; at++) if (mask[at] === 1) rows.push(ids[at] as number);
  return rows;
}
