import { dayNumber, isoOfDay } from '../dates.ts';
import type { Random } from '../random.ts';
import { isWorkday } from '../world/calendar.ts';
import type { SiteColumn } from './columns.ts';

/** The year whose updates and visits are delivered. */
export const FIRST_DAY = '2015-07-01';

/** Days a column is late by that is overdue. */
const LATE_DAYS = [10, 160] as const;

/**
 * Days of a column's updates within the year, oldest first: none for a blank one; an overdue one's last is longer ago
 * than its cycle, every other's is not.
 */
export function* updateDays(
  { cycleDays, fault }: SiteColumn,
  asOf: string,
  random: Random,
): Generator<string> {
  if (fault === 'blank') return;
  const first = dayNumber(FIRST_DAY);
  const today = dayNumber(asOf);
  const end = fault === 'overdue' ? today - cycleDays - random.integer(...LATE_DAYS) : today;
  if (end < first) return yield isoOfDay(end);
  const usual = Math.max(1, cycleDays / 14);
  const last = end - (fault === 'overdue' ? 0 : random.integer(0, Math.min(6, cycleDays - 1)));
  const gap = (): number => Math.max(0.2, usual * random.between(0.4, 1.6));
  for (let day = first + random.integer(0, 3) + 0.5; day < last; day += gap())
    yield isoOfDay(Math.floor(day));
  yield isoOfDay(last);
}

/** Visits of the whole site on a working day at full scale; on a day off six in ten stay away. */
export const VISITS_A_WORKING_DAY = 100_000;

/** How much of a working day's visits a day brings. */
export function dayFactor(day: number): number {
  return isWorkday(day) ? 1 : 0.4;
}
