import type { Measure, Metric } from '../../contract/metrics/metric.ts';
import {
  dateOf,
  dayOf,
  type Period,
  periodAround,
  periodsBetween,
  upTo,
} from '../../contract/periods.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { StatisticsSeries } from '../../contract/queries/statistics.ts';
import type { QueryContext } from '../queries/context.ts';
import { metricCells } from './cells.ts';
import { countParts, type Parts, sourcesOf, TOTAL_KEY } from './count-parts.ts';
import { partTitles } from './part-titles.ts';
import { requireCoarse, withheldOf } from './withhold.ts';
import {
  boundsOf,
  definitionOf,
  measuresOf,
  metricsOf,
  monthStartDay,
  rowFilter,
} from './question.ts';

type Params = ParsedParams<'statistics.series'>;

/** Days a trend goes back where the caller names no start, by unit. */
const DAYS_BACK = { day: 30, week: 7 * 12, month: 365, quarter: 365 * 2, year: 365 * 5 } as const;

/** Metrics over consecutive periods, whole or split into the largest parts of a dimension. */
export async function statisticsSeries(
  context: QueryContext,
  params: Params,
  signal: AbortSignal,
): Promise<StatisticsSeries> {
  const { snapshot } = context;
  const { asOf, profile } = snapshot.manifest;
  const metrics = metricsOf(params.metrics);
  const dimension = params.split ?? 'total';
  requireCoarse(context, metrics, { dimension, filter: params.filter });
  const measures = measuresOf(metrics);
  const filter = rowFilter(context, params.filter);
  const sources = await sourcesOf(snapshot, measures, dimension, filter);
  const startDay = monthStartDay(profile, metrics);
  const buckets = bucketsOf(params, asOf, startDay);
  const counted: ReadonlyMap<Measure, Parts>[] = [];
  for (const bucket of buckets) {
    signal.throwIfAborted();
    counted.push(
      await countParts(
        snapshot,
        measures,
        sources,
        dimension,
        boundsOf(upTo(bucket, asOf), profile),
      ),
    );
  }
  const keys = largestParts(metrics[0]!, counted, dimension, params.top);
  const titleOf = await partTitles(dimension, keys, [...sources.values()][0]?.table, snapshot);
  const rows = keys.map((key) => [key]);
  const cellsIn = async (metric: Metric, now: ReadonlyMap<Measure, Parts>, bucket: Period) => {
    const all = { now, yoy: undefined, mom: undefined };
    const bounds = boundsOf(upTo(bucket, asOf), profile);
    const parts = [...(now.get(metric.numerator)?.keys() ?? [])];
    const about = { dimension, filter: params.filter, bounds, counted: all, keys: parts };
    return metricCells(metric, all, rows, await withheldOf(context, metric, about)).cells;
  };
  const cells = await Promise.all(
    metrics.map((metric) =>
      Promise.all(counted.map((now, at) => cellsIn(metric, now, buckets[at]!))),
    ),
  );
  const [first, last] = [buckets[0]!, buckets[buckets.length - 1]!];
  return {
    period: upTo({ from: first.from, to: last.to }, asOf),
    complete: last.to <= asOf,
    asOf,
    metrics: metrics.map((metric) => definitionOf(metric, context.snapshot.manifest.profile)),
    unit: params.unit,
    buckets,
    lines: keys.flatMap((key, part) =>
      metrics.map(({ id }, metric) => ({
        key,
        title: titleOf(key),
        metric: id,
        figures: cells[metric]!.map((bucket) => bucket[part]!.figure),
      })),
    ),
  };
}

function bucketsOf({ unit, from, to }: Params, asOf: string, startDay: number): Period[] {
  const end = to === undefined || to > asOf ? asOf : to;
  const start = from ?? dateOf(dayOf(end) - DAYS_BACK[unit]);
  const buckets = periodsBetween(unit, { from: start, to: end }, startDay);
  return buckets.length > 0 ? buckets : [periodAround(unit, end, startDay)];
}

/** Parts with most above the line of a metric over all buckets. */
function largestParts(
  { numerator }: Metric,
  counted: readonly ReadonlyMap<Measure, Parts>[],
  dimension: string,
  top: number,
): string[] {
  if (dimension === 'total') return [TOTAL_KEY];
  const sums = new Map<string, number>();
  for (const parts of counted)
    for (const [key, value] of parts.get(numerator) ?? [])
      sums.set(key, (sums.get(key) ?? 0) + value);
  const largest = [...sums].sort(([, left], [, right]) => right - left);
  return largest.slice(0, top).map(([key]) => key);
}
