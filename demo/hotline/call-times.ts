import { dayNumber } from '../dates.ts';
import { weighted, type Random } from '../random.ts';
import { DAY_SECONDS, HOUR_SECONDS, isWorkday } from '../world/calendar.ts';

/** Calls by hour, midnight first: two humps, and somebody always. */
const HOURS = [
  0.7, 0.4, 0.3, 0.25, 0.3, 0.7, 2, 4.6, 8.6, 10.2, 9.4, 6.8, 4.9, 6.2, 7.6, 7.4, 6.6, 5.4, 4.6,
  4.8, 4.1, 2.9, 1.8, 1.1,
];
/** Calls by month, January first. */
const MONTHS = [1.06, 0.82, 0.95, 0.96, 0.98, 1.08, 1.18, 1.15, 1.0, 0.92, 0.93, 1.01];

const hour = weighted(HOURS.map((share, index) => [index, share] as const));

/** Number of calls on each day of the year ending with the as-of day; together exactly `total`. */
export function callsByDay(
  asOf: string,
  total: number,
  random: Random,
): { day: number; calls: number }[] {
  const last = dayNumber(asOf);
  const first = dayNumber(`${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`) + 1;
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const shares = days.map((day) => {
    const month = new Date(day * DAY_SECONDS * 1000).getUTCMonth();
    return MONTHS[month]! * (isWorkday(day) ? 1.06 : 0.86) * random.between(0.92, 1.08);
  });
  const sum = shares.reduce((all, share) => all + share, 0);
  let [passed, given] = [0, 0];
  return days.map((day, index) => {
    passed += shares[index]!;
    const calls = Math.round((passed / sum) * total) - given;
    given += calls;
    return { day, calls };
  });
}

/** Moments of a day's calls, in order. */
export function callMoments(day: number, calls: number, random: Random): Float64Array {
  const moments = new Float64Array(calls);
  for (let call = 0; call < calls; call++)
    moments[call] =
      day * DAY_SECONDS + hour(random) * HOUR_SECONDS + Math.floor(random.next() * HOUR_SECONDS);
  return moments.sort();
}
