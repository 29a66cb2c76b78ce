import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { findMetric } from '../../contract/metrics/index.ts';
import { formulaOf, type Limit, type Measure, type Metric } from '../../contract/metrics/metric.ts';
import {
  dayOf,
  type Period,
  type PeriodChoice,
  resolvePeriod,
  upTo,
} from '../../contract/periods.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { MetricDefinition, StatisticsFilter } from '../../contract/queries/statistics.ts';
import type { QueryContext } from '../queries/context.ts';
import type { RowFilter } from './filter.ts';
import type { Bounds } from './mask.ts';

const DAY_SECONDS = 86_400;

/** Metrics by their ids; `invalid` names one nobody declared. */
export function metricsOf(ids: readonly string[]): Metric[] {
  return ids.map((id) => {
    const metric = findMetric(id);
    if (metric) return metric;
    throw new TwinError('invalid', say`There is no metric ${JSON.stringify(id)}.`);
  });
}

/** The different measures of metrics. */
export function measuresOf(metrics: readonly Metric[]): Measure[] {
  return [
    ...new Set(
      metrics.flatMap(({ numerator, denominator }) =>
        denominator ? [numerator, denominator] : [numerator],
      ),
    ),
  ];
}

/** A period as asked, and as far as the data goes. */
export interface AskedPeriod {
  readonly choice: PeriodChoice;
  readonly whole: Period;
  readonly period: Period;
  readonly complete: boolean;
  readonly asOf: string;
  /** Day of the month a month of the metrics' department begins with. */
  readonly startDay: number;
}

/** The days a choice means for these metrics, up to the as-of date; `invalid` for days out of order. */
export function askedPeriod(
  { snapshot }: QueryContext,
  choice: PeriodChoice,
  metrics: readonly Metric[],
): AskedPeriod {
  const { asOf, profile } = snapshot.manifest;
  const startDay = monthStartDay(profile, metrics);
  const whole = resolvePeriod(choice, asOf, startDay);
  if (!Number.isFinite(dayOf(whole.from)) || !(whole.from <= whole.to))
    throw new TwinError(
      'invalid',
      say`The period from ${whole.from} to ${whole.to} has no days. Name two dates in order.`,
    );
  return { choice, whole, period: upTo(whole, asOf), complete: whole.to <= asOf, asOf, startDay };
}

/** Which day months of the metrics' departments begin with; 1 where they differ. */
export function monthStartDay({ statistics }: DistrictProfile, metrics: readonly Metric[]): number {
  const days = new Set(metrics.map(({ system }) => statistics.monthStartDay[system] ?? 1));
  return days.size === 1 ? ([...days][0] ?? 1) : 1;
}

/** A period in seconds, with the profile's thresholds. */
export function boundsOf({ from, to }: Period, { thresholds }: DistrictProfile): Bounds {
  return {
    start: dayOf(from) * DAY_SECONDS,
    end: (dayOf(to) + 1) * DAY_SECONDS,
    daysOf: (days) => (typeof days === 'number' ? days : thresholds[days]),
    limitOf: (limit) => (typeof limit === 'number' ? limit : limitsOf(thresholds)[limit]),
  };
}

type Named = Exclude<Limit, number>;

/** The profile's limits by the names metrics use. */
function limitsOf({ crowding }: DistrictProfile['thresholds']): Readonly<Record<Named, number>> {
  return {
    crowdedSquareMetres: crowding.squareMetresPerPerson,
    crowdedPersons: crowding.persons,
    crowdedPersonsPerRoom: crowding.personsPerRoom,
  };
}

/** The rows a caller asked for, inside the area the caller is limited to. */
export function rowFilter({ principal }: QueryContext, filter: StatisticsFilter): RowFilter {
  const { area, areas, keys = {} } = filter;
  const one = [principal.areaCode, area].flatMap((code) => (code === undefined ? [] : [[code]]));
  return { areas: areas ? [...one, areas] : one, keys };
}

/** A metric as people read it in a district: its formula in words and what is counted on both sides of the line. */
export function definitionOf(metric: Metric, { thresholds }: DistrictProfile): MetricDefinition {
  const { id, system, title, titleEn, kind, unit, unitEn, digits, source } = metric;
  const sides = measuresOf([metric]);
  const limits: Readonly<Record<string, number | string>> = {
    ...limitsOf(thresholds),
    crowdedSource: thresholds.crowding.source,
    registrationHours: thresholds.registration.workingHours,
    registrationSource: thresholds.registration.source,
  };
  const told = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(limits[name] ?? whole));
  return {
    id,
    system,
    title,
    titleEn,
    kind,
    unit,
    unitEn,
    digits,
    source: told(source),
    formula: formulaOf(metric, 'zh-CN'),
    formulaEn: formulaOf(metric, 'en'),
    meanings: sides.map((side) => ({
      title: side.title,
      titleEn: side.titleEn,
      text: told(side.meaning),
      textEn: told(side.meaningEn),
    })),
    higherIsBetter: metric.higherIsBetter ?? null,
  };
}
