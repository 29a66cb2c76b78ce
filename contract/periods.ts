/** Units of a 统计周期. Weeks begin on Monday. */
export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** Days of a period, both included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What a caller asks for: days of its own, or the period of a unit that `on` (absent: the as-of date) lies in. */
export type PeriodChoice = Period | { readonly unit: PeriodUnit; readonly on?: string };

const DAY_MILLISECONDS = 86_400_000;

/** Days since 1970-01-01 of an ISO date. */
export function dayOf(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY_MILLISECONDS;
}

/** ISO date of a day since 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The year that ends on a day: from the day after the same day of the year before. */
export function yearEndingOn(to: string): Period {
  return { from: dateOf(dayOf(yearBefore(to)) + 1), to };
}

/**
 * The period a choice means. Months of a department that counts from its `startDay` (上月26日–本月25日: 26) end in the
 * month they are named after; quarters and years are made of such months.
 */
export function resolvePeriod(choice: PeriodChoice, asOf: string, startDay = 1): Period {
  return 'unit' in choice ? periodAround(choice.unit, choice.on ?? asOf, startDay) : choice;
}

/**
 * A period as a view keeps it (`2016`, `2016-Q2`, `2016-06`, `2016-05-26/2016-06-25`); undefined for any other text.
 */
export function periodFromText(text: string): PeriodChoice | undefined {
  const [from, to] = text.split('/');
  if (to !== undefined && isDate(from!) && isDate(to)) return { from: from!, to };
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month !== undefined) return { unit: 'month', on: `${year}-${month}-01` };
  if (quarter === undefined) return { unit: 'year', on: `${year}-01-01` };
  return { unit: 'quarter', on: `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01` };
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`; 2026-02-30 is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = dayOf(text);
  return Number.isFinite(day) && dateOf(day) === text;
}

/** The period of a unit that a date lies in. */
export function periodAround(unit: PeriodUnit, on: string, startDay = 1): Period {
  const day = dayOf(on);
  if (unit === 'day') return { from: on, to: on };
  if (unit === 'week') {
    const monday = day - ((day + 3) % 7);
    return { from: dateOf(monday), to: dateOf(monday + 6) };
  }
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const month = namedMonth(on, startDay);
  return ofMonths(month - (month % length), length, startDay);
}

/** Months since year 0 of the month a date is counted to. */
function namedMonth(on: string, startDay: number): number {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  return year * 12 + month - 1 + (startDay > 1 && day >= startDay ? 1 : 0);
}

function ofMonths(first: number, count: number, startDay: number): Period {
  const shift = startDay > 1 ? 1 : 0;
  return {
    from: dateOf(startOf(first - shift, startDay)),
    to: dateOf(startOf(first - shift + count, startDay) - 1),
  };
}

function startOf(month: number, startDay: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, startDay) / DAY_MILLISECONDS;
}

/** 环比: the period before. Days of one's own: as many days before. */
export function periodBefore(choice: PeriodChoice, asOf: string, startDay = 1): Period {
  const { from, to } = resolvePeriod(choice, asOf, startDay);
  const last = dayOf(from) - 1;
  if ('unit' in choice) return periodAround(choice.unit, dateOf(last), startDay);
  return { from: dateOf(last - (dayOf(to) - dayOf(from))), to: dateOf(last) };
}

/** 同比: the same period of the year before; of a week, the one 52 weeks earlier. */
export function periodAYearBefore(choice: PeriodChoice, asOf: string, startDay = 1): Period {
  const { from, to } = resolvePeriod(choice, asOf, startDay);
  if (!('unit' in choice)) return { from: yearBefore(from), to: yearBefore(to) };
  if (choice.unit === 'week')
    return { from: dateOf(dayOf(from) - 364), to: dateOf(dayOf(to) - 364) };
  const middle = dateOf(Math.floor((dayOf(from) + dayOf(to)) / 2));
  return periodAround(choice.unit, yearBefore(middle), startDay);
}

function yearBefore(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
  return dateOf(Date.UTC(year - 1, month - 1, Math.min(day, lastOfMonth)) / DAY_MILLISECONDS);
}

/** A period without the days after `asOf`, and its bases cut to as many days, so that like is compared with like. */
export function upTo(period: Period, asOf: string): Period {
  return period.to > asOf ? { from: period.from, to: asOf } : period;
}

/** The first days of `base`, as many as `cut` kept of `whole`. */
export function cutLike(base: Period, whole: Period, cut: Period): Period {
  if (cut.to === whole.to) return base;
  const last = dayOf(base.from) + dayOf(cut.to) - dayOf(cut.from);
  return { from: base.from, to: dateOf(Math.min(last, dayOf(base.to))) };
}

/** Consecutive periods of a unit from the one `from` lies in to the one `to` lies in, the last `most` of them. */
export function periodsBetween(
  unit: PeriodUnit,
  { from, to }: Period,
  startDay = 1,
  most = 400,
): Period[] {
  const periods: Period[] = [];
  let next = periodAround(unit, to, startDay);
  while (next.to >= from && periods.length < most) {
    periods.push(next);
    next = periodAround(unit, dateOf(dayOf(next.from) - 1), startDay);
  }
  return periods.reverse();
}
