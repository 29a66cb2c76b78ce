import type { Measure, Metric } from '../../contract/metrics/metric.ts';
import type { Figure, StatisticsCell } from '../../contract/queries/statistics.ts';
import { isWithheldAlone, type KnownPart } from '../masking/suppress.ts';
import type { Parts } from './count-parts.ts';
import type { Withheld } from './withhold.ts';

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
  withheld: Withheld | undefined,
): { readonly cells: StatisticsCell[]; readonly total: StatisticsCell } {
  const below = withheld?.below;
  const whole = rawCell(metric, counted, allKeys(metric, counted), below);
  const cell = (raw: RawCell, isWithheld: boolean | undefined): StatisticsCell =>
    withheld && (isWithheld || isWithheldAlone(raw, withheld.below))
      ? withheldCell(metric, withheld.below)
      : cellOf(metric, raw, whole.numerator);
  return {
    cells: rows.map((keys) => cell(rawCell(metric, counted, keys, below), withheld?.part(keys))),
    total: cell(whole, withheld?.whole),
  };
}

/** What a row of these keys tells of a metric. */
export function knownOf(
  { kind, numerator, denominator }: Metric,
  now: ReadonlyMap<Measure, Parts>,
  keys: RowKeys,
): KnownPart {
  const above = summed(now.get(numerator), keys);
  const under = denominator && summed(now.get(denominator), keys);
  const rest = kind === 'rate' && under !== undefined ? under - above : 0;
  return { numerator: above, denominator: under, rest };
}

interface RawCell extends KnownPart {
  readonly yoy: number | null;
  readonly mom: number | null;
}

/** A change from a base of few people would tell of them: below `below` there is none. */
function rawCell(
  metric: Metric,
  counted: Counted,
  keys: RowKeys,
  below: number | undefined,
): RawCell {
  const known = knownOf(metric, counted.now, keys);
  const now = metricValue(metric, known.numerator, known.denominator);
  const change = (base: ReadonlyMap<Measure, Parts> | undefined): number | null => {
    if (!base) return null;
    const before = knownOf(metric, base, keys);
    if (below !== undefined && isWithheldAlone(before, below)) return null;
    return changeOf(metric, now, metricValue(metric, before.numerator, before.denominator));
  };
  return { ...known, yoy: change(counted.yoy), mom: change(counted.mom) };
}

/** Rates change by 百分点, everything else by a fraction of the base; a base of zero has no change (users §3). */
function changeOf(metric: Metric, now: number | null, base: number | null): number | null {
  if (now === null || base === null) return null;
  if (metric.kind === 'rate') return (now - base) * 100;
  return base === 0 ? null : (now - base) / base;
}

function summed(parts: Parts | undefined, keys: RowKeys): number {
  if (!parts) return 0;
  if (parts.whole !== undefined && isAll(parts, keys)) return parts.whole;
  let sum = 0;
  for (const key of keys) sum += parts.get(key) ?? 0;
  return sum;
}

function isAll(parts: Parts, keys: RowKeys): boolean {
  const given = new Set(keys);
  return [...parts.keys()].every((key) => given.has(key));
}

function allKeys(metric: Metric, { now, yoy, mom }: Counted): RowKeys {
  const keys = new Set<string>();
  for (const counted of [now, yoy, mom])
    for (const measure of [metric.numerator, metric.denominator])
      if (measure) for (const key of counted?.get(measure)?.keys() ?? []) keys.add(key);
  return [...keys];
}

function cellOf(metric: Metric, raw: RawCell, whole: number): StatisticsCell {
  const { numerator, denominator, yoy, mom } = raw;
  const additive = metric.kind === 'count' || metric.kind === 'sum';
  return {
    figure: { value: metricValue(metric, numerator, denominator) },
    numerator: { value: numerator },
    ...(metric.denominator ? { denominator: { value: denominator ?? 0 } } : {}),
    yoy,
    mom,
    share: !additive || whole === 0 ? null : numerator / whole,
  };
}

function withheldCell(metric: Metric, below: number): StatisticsCell {
  const figure: Figure = { suppressed: true, below };
  return {
    figure,
    numerator: figure,
    ...(metric.denominator ? { denominator: figure } : {}),
    yoy: null,
    mom: null,
    share: null,
  };
}
