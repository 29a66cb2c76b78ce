import type { SystemId } from '../systems.ts';

/** A bound of a number, or the profile's threshold that holds it. */
export type Limit = number | 'crowdedSquareMetres' | 'crowdedPersons' | 'crowdedPersonsPerRoom';

/** A number of days, or the profile's threshold that holds it. */
export type Days = number | 'verifiedWithinDays';

/**
 * When a row of a fact table counts. Columns are those of the fact (`data/statistics/facts/`); the period is the call's,
 * cut off at the as-of date.
 */
export type Condition =
  /** The time lies in the period. */
  | { readonly within: string }
  /** The time is set and not after the period's end. */
  | { readonly until: string }
  /** The time is set and lies before the period's start. */
  | { readonly before: string }
  /** The time, or one of the days, lies at most so many days before the period's end. */
  | { readonly recent: string; readonly days: Days }
  /** The data tells of any day of the column at most so many days before the period's end: every row or none. */
  | { readonly told: string; readonly days: Days }
  /** The column has a value. */
  | { readonly present: string }
  /** The column's code is one of these. */
  | { readonly column: string; readonly in: readonly string[] }
  /** The column's number lies in these bounds, both included. */
  | { readonly column: string; readonly from?: Limit; readonly to?: Limit }
  /** Both times are set and the first is not after the second. */
  | { readonly earlier: string; readonly than: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A number of a fact shown with each row behind a figure, though no table column holds it: 现住人数. */
export interface ShownNumber {
  /** Number column of the fact. */
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly unit: string;
  readonly unitEn: string;
  readonly digits: number;
}

/** A set of rows with a name, counted or summed: what stands above or below the line of a metric. */
export interface Measure {
  readonly title: string;
  readonly titleEn: string;
  /** Which rows count, in words a department uses; `{crowdedPersons}` stands for the profile's limit of that name. */
  readonly meaning: string;
  readonly meaningEn: string;
  /** Fact table whose rows are taken. */
  readonly fact: string;
  readonly where: Condition;
  /** Number column summed over those rows; absent: the rows are counted. */
  readonly sum?: string;
  /** Code column whose different values are counted instead of rows. Adds up only over groups that share no value. */
  readonly distinct?: string;
  /** What puts a row in the set, told beside it where its rows are listed. Counts persons: not for callers small counts are withheld from. */
  readonly shows?: readonly ShownNumber[];
}

/** `rate`: share 0–1, its changes in 百分点. `mean`: numerator over denominator in the metric's unit. */
export type MetricKind = 'count' | 'rate' | 'mean' | 'sum';

/** 指标: declared once, computed by one engine, the same on panel, map, table, report and export. */
export interface Metric {
  /** `system.name`, never reused for another meaning. */
  readonly id: string;
  readonly system: SystemId;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: MetricKind;
  readonly numerator: Measure;
  /** Below the line of a rate or mean. */
  readonly denominator?: Measure;
  readonly unit: string;
  readonly unitEn: string;
  /** Decimals shown. */
  readonly digits: number;
  /** Document or page the rule comes from. */
  readonly source: string;
  /** Absent where neither direction is good. */
  readonly higherIsBetter?: boolean;
  /** Counts natural persons: small values are withheld on the wall, the public site and across departments (users §3). */
  readonly personCount?: boolean;
}

/** What a metric is computed from, as shown on hover: `按期结案 ÷ 应结案`. */
export function formulaOf(metric: Metric, language: 'zh-CN' | 'en'): string {
  const title = (measure: Measure): string => (language === 'en' ? measure.titleEn : measure.title);
  const { numerator, denominator } = metric;
  return denominator ? `${title(numerator)} ÷ ${title(denominator)}` : title(numerator);
}
