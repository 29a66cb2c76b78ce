import { periodFromText, type PeriodChoice } from '../../../contract/periods.ts';
import type { StatisticsFilter } from '../../../contract/queries/statistics.ts';
import type { SystemFilter } from '../../../contract/scene.ts';

/** Dimension of the view → dimension of the facts, where the names differ. */
const FACT_DIMENSIONS: Readonly<Record<string, string>> = { department: 'dept' };

/** The cross-filter of the view as the statistics take it. */
export function statisticsFilter({ where = {} }: SystemFilter): StatisticsFilter {
  const { area, ...others } = where;
  const keys = Object.entries(others).map(([name, values]) => [
    FACT_DIMENSIONS[name] ?? name,
    values,
  ]);
  return { ...(area && { areas: area }), keys: Object.fromEntries(keys) };
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
