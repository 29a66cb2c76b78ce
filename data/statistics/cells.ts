import type { Measure, Metric } from '../../contract/metrics/metric.ts';
import type { Figure, StatisticsCell } from '../../contract/queries/statistics.ts';
import { partCounts, personCount, type Suppression } from '../masking/suppress.ts';
import type { Parts } from './count-parts.ts';

/** Counted values of each measure, now and in the base periods that the data reaches. */
export interface Counted {
  readonly now: ReadonlyMap<Measure, Parts>;
  readonly yoy: ReadonlyMap<Measure, Parts> | undefined;
  readonly mom: ReadonlyMap<Measure, Parts> | undefined;
}

/** Keys added up to one row. */
export type RowKeys = readonly string[];

/** Value of a metric; null where nothing stands below the line. */
export function metricValue(metric: Metric, numerator: number, denominator: number | undefined) {
  if (!metric.denominator || denominator === undefined) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

/** Cells of one metric for rows that together are everything, and for their total; small counts of people withheld. */
export function metricCells(
  metric: Metric,
  counted: Counted,
  rows: readonly RowKeys[],
  suppression: Suppression,
): { readonly cells: StatisticsCell[]; readonly total: StatisticsCell } {
  const shown: Suppression = metric.personCount ? suppression : { below: undefined };
  const raw = rows.map((keys) => rawCell(metric, counted, keys));
  const whole = rawCell(metric, counted, allKeys(metric, counted));
  const numerators = partCounts(
    raw.map((cell) => cell.numerator),
    shown,
  );
  const denominators = partCounts(
    raw.map((cell) => cell.denominator ?? 0),
    shown,
  );
  return {
    cells: raw.map((cell, at) =>
      cellOf(metric, cell, whole.numerator, numerators[at]!, denominators[at]!),
    ),
    total: cellOf(
      metric,
      whole,
      whole.numerator,
      personCount(whole.numerator, shown),
      personCount(whole.denominator ?? 0, shown),
    ),
  };
}

interface RawCell {
  readonly numerator: number;
  readonly denominator: number | undefined;
  readonly yoy: number | null;
  readonly mom: number | null;
}

function rawCell(metric: Metric, counted: Counted, keys: RowKeys): RawCell {
  const numerator = summed(counted.now.get(metric.numerator), keys);
  const denominator = metric.denominator && summed(counted.now.get(metric.denominator), keys);
  const now = metricValue(metric, numerator, denominator);
  const change = (base: ReadonlyMap<Measure, Parts> | undefined): number | null =>
    base ? changeOf(metric, now, baseValue(metric, base, keys)) : null;
  return { numerator, denominator, yoy: change(counted.yoy), mom: change(counted.mom) };
}

function baseValue(metric: Metric, base: ReadonlyMap<Measure, Parts>, keys: RowKeys) {
  const denominator = metric.denominator && summed(base.get(metric.denominator), keys);
  return metricValue(metric, summed(base.get(metric.numerator), keys), denominator);
}

/** Rates change by 百分点, everything else by a fraction of the base; a base of zero has no change (users §3). */
function changeOf(metric: Metric, now: number | null, base: number | null): number | null {
  if (now === null || base === null) return null;
  if (metric.kind === 'rate') return (now - base) * 100;
  return base === 0 ? null : (now - base) / base;
}

function summed(parts: Parts | undefined, keys: RowKeys): number {
  let sum = 0;
  if (parts) for (const key of keys) sum += parts.get(key) ?? 0;
  return sum;
}

function allKeys(metric: Metric, { now, yoy, mom }: Counted): RowKeys {
  const keys = new Set<string>();
  for (const counted of [now, yoy, mom])
    for (const measure of [metric.numerator, metric.denominator])
      if (measure) for (const key of counted?.get(measure)?.keys() ?? []) keys.add(key);
  return [...keys];
}

function cellOf(
  metric: Metric,
  raw: RawCell,
  whole: number,
  numerator: Figure,
  denominator: Figure,
): StatisticsCell {
  const below = withheldBelow(numerator) ?? (metric.denominator && withheldBelow(denominator));
  const withheld: Figure | undefined =
    below === undefined ? undefined : { suppressed: true, below };
  const additive = metric.kind === 'count' || metric.kind === 'sum';
  return {
    figure: withheld ?? { value: metricValue(metric, raw.numerator, raw.denominator) },
    numerator: withheld ?? numerator,
    ...(metric.denominator ? { denominator: withheld ?? denominator } : {}),
    yoy: withheld ? null : raw.yoy,
    mom: withheld ? null : raw.mom,
    share: withheld || !additive || whole === 0 ? null : raw.numerator / whole,
  };
}

function withheldBelow(figure: Figure): number | undefined {
  return 'suppressed' in figure ? figure.below : undefined;
}
