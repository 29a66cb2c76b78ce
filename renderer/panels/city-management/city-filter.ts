import { factFilter } from '../../../contract/cross-filter.ts';
import { periodFromText, type PeriodChoice } from '../../../contract/periods.ts';
import type { StatisticsFilter } from '../../../contract/queries/statistics.ts';
import type { SystemFilter } from '../../../contract/scene.ts';

/** The cross-filter of the view as statistics of cases take it; `component`: as those of components. */
export function statisticsFilter(
  { where }: SystemFilter,
  fact: 'city_case' | 'component' = 'city_case',
): StatisticsFilter {
  const { ignored: _ignored, ...filter } = factFilter(fact, where);
  return filter;
}

/** The period of the view; the month of the as-of date where it names none. */
export function statisticsPeriod({ period }: SystemFilter): PeriodChoice {
  return (period === undefined ? undefined : periodFromText(period)) ?? { unit: 'month' };
}

/** Periods offered: the year, the quarter and the twelve months up to the as-of date, as the view keeps them. */
export function periodOptions(asOf: string): string[] {
  const [year, month] = asOf.split('-').map(Number) as [number, number];
  const months = Array.from({ length: 12 }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  return [String(year), `${year}-Q${Math.ceil(month / 3)}`, ...months];
}
