import type { Measure, Metric } from '../../contract/metrics/metric.ts';
import {
  cutLike,
  dayOf,
  type Period,
  periodAYearBefore,
  periodBefore,
} from '../../contract/periods.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import {
  AREA_LEVELS,
  REST_KEY,
  type StatisticsRow,
  type StatisticsTable,
  UNKNOWN_KEY,
} from '../../contract/queries/statistics.ts';
import type { QueryContext } from '../queries/context.ts';
import { isComputed } from './fact.ts';
import { type Counted, metricCells, metricValue } from './cells.ts';
import {
  countParts,
  type Parts,
  reachesBackTo,
  type Source,
  sourcesOf,
  TOTAL_KEY,
} from './count-parts.ts';
import type { RowFilter } from './filter.ts';
import { partTitles } from './part-titles.ts';
import {
  type AskedPeriod,
  askedPeriod,
  boundsOf,
  definitionOf,
  measuresOf,
  metricsOf,
  rowFilter,
} from './question.ts';
import { countSetAside } from './set-aside.ts';
import { requireCoarse, withheldOf } from './withhold.ts';

type Params = ParsedParams<'statistics.table'>;

/** Metrics by the parts of a dimension, with changes, shares and the total. */
export async function statisticsTable(
  context: QueryContext,
  params: Params,
  signal: AbortSignal,
): Promise<StatisticsTable> {
  const metrics = metricsOf(params.metrics);
  requireCoarse(context, metrics, params);
  const asked = askedPeriod(context, params.period, metrics);
  const { snapshot } = context;
  const filter = rowFilter(context, params.filter);
  const measures = measuresOf(metrics);
  const sources = await sourcesOf(snapshot, measures, params.dimension, filter);
  signal.throwIfAborted();
  const bases = basePeriods(params.compare, asked, sources);
  const boundsIn = (period: Period) => boundsOf(period, snapshot.manifest.profile);
  const count = (period: Period) =>
    countParts(snapshot, measures, sources, params.dimension, boundsIn(period));
  const counted: Counted = {
    now: await count(asked.period),
    yoy: bases.yoy ? await count(bases.yoy) : undefined,
    mom: bases.mom ? await count(bases.mom) : undefined,
  };
  signal.throwIfAborted();
  const keys = orderedKeys(params, metrics, counted, sources, filter);
  const [shown, rest] = splitParts(keys, params.top);
  const groups = [...shown.map((key) => [key]), ...(rest.length > 0 ? [rest] : [])];
  const bounds = boundsIn(asked.period);
  const { dimension } = params;
  const columns = await Promise.all(
    metrics.map(async (metric) => {
      const about = { dimension, filter: params.filter, bounds, counted, keys };
      return metricCells(metric, counted, groups, await withheldOf(context, metric, about));
    }),
  );
  const first = [...sources.values()][0]?.table;
  const titleOf = await partTitles(params.dimension, shown, first, snapshot);
  const row = (key: string, cells: StatisticsRow['cells']): StatisticsRow => ({
    key,
    title: titleOf(key),
    cells,
  });
  return {
    period: asked.period,
    complete: asked.complete,
    asOf: asked.asOf,
    metrics: metrics.map((metric) => definitionOf(metric, context.snapshot.manifest.profile)),
    dimension: params.dimension,
    rows: groups.map((keys, at) =>
      row(
        at < shown.length ? keys[0]! : REST_KEY,
        columns.map(({ cells }) => cells[at]!),
      ),
    ),
    total: { key: TOTAL_KEY, title: '合计', cells: columns.map(({ total }) => total) },
    next: nextLevel(params.dimension),
    bases,
    setAside: countSetAside(measures, sources, bounds),
  };
}

/** Base periods as far as every fact reaches back: nothing is compared with a time before the data begins. */
function basePeriods(
  compare: Params['compare'],
  { choice, whole, period, asOf, startDay }: AskedPeriod,
  sources: ReadonlyMap<string, Source>,
): { readonly yoy: Period | null; readonly mom: Period | null } {
  const reached = (base: Period): Period | null => {
    const cut = cutLike(base, whole, period);
    const tables = [...sources.values()].map(({ table }) => reachesBackTo(table));
    const start = dayOf(cut.from);
    return tables.every((first) => first !== undefined && Math.floor(first / 86_400) <= start)
      ? cut
      : null;
  };
  return {
    yoy: compare.includes('yoy') ? reached(periodAYearBefore(choice, asOf, startDay)) : null,
    mom: compare.includes('mom') ? reached(periodBefore(choice, asOf, startDay)) : null,
  };
}

function splitParts(keys: readonly string[], top: number): [readonly string[], readonly string[]] {
  return [keys.slice(0, top), keys.slice(top)];
}

/** Keys of every part, in the order asked for; what is unknown comes last. */
function orderedKeys(
  { dimension, order }: Params,
  metrics: readonly Metric[],
  counted: Counted,
  sources: ReadonlyMap<string, Source>,
  filter: RowFilter,
): string[] {
  const keys = new Set<string>(dimension === 'total' ? [TOTAL_KEY] : []);
  for (const parts of counted.now.values()) for (const key of parts.keys()) keys.add(key);
  const official = officialKeys(dimension, sources);
  if (dimension === 'street' && filter.areas.length === 0 && Object.keys(filter.keys).length === 0)
    for (const key of official) keys.add(key);
  const unknown = keys.delete(UNKNOWN_KEY);
  const sorted =
    order.by === 'value'
      ? byValue(keys, metrics.find(({ id }) => id === order.metric) ?? metrics[0]!, counted.now)
      : inOrder(keys, official);
  return unknown ? [...sorted, UNKNOWN_KEY] : sorted;
}

/** Areas and code lists have an order of their own. */
function officialKeys(dimension: string, sources: ReadonlyMap<string, Source>): readonly string[] {
  const [source] = sources.values();
  if (['street', 'community', 'grid', 'floor'].includes(dimension))
    return source?.by?.keys.slice(1) ?? [];
  const column = source?.table.spec.columns[dimension];
  return (column && !isComputed(column) && column.order) || [];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function inOrder(keys: ReadonlySet<string>, official: readonly string[]): string[] {
  const rank = new Map(official.map((key, at) => [key, at]));
  return [...keys].sort(
    (left, right) =>
      (rank.get(left) ?? official.length) - (rank.get(right) ?? official.length) ||
      collator.compare(left, right),
  );
}

function byValue(
  keys: ReadonlySet<string>,
  metric: Metric,
  now: ReadonlyMap<Measure, Parts>,
): string[] {
  const of = (measure: Measure | undefined, key: string): number =>
    (measure && now.get(measure)?.get(key)) ?? 0;
  const value = (key: string): number =>
    metricValue(metric, of(metric.numerator, key), of(metric.denominator, key)) ?? -Infinity;
  return [...keys].sort(
    (left, right) => value(right) - value(left) || collator.compare(left, right),
  );
}

function nextLevel(dimension: string): string | null {
  const at = (AREA_LEVELS as readonly string[]).indexOf(dimension);
  return at < 0 ? null : (AREA_LEVELS[at + 1] ?? null);
}
