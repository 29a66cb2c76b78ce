import { dayNumber, isoOfDay } from '../dates.ts';

/** A moment as seconds since 1970 on the clock of Asia/Shanghai. */
export type Moment = number;

export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 86_400;

/** 08:30–12:00 and 14:00–17:30, as seconds of the day. */
const SHIFTS = [
  [30_600, 43_200],
  [50_400, 63_000],
] as const;

/** 工作时 in a 工作日. */
export const WORK_DAY_SECONDS = 25_200;

/** 法定节假日 and 调休 of the years the demo speaks of, as the State Council set them. */
const HOLIDAYS =
  '2013-01-01/3 2013-02-09/7 2013-04-04/3 2013-04-29/3 2013-06-10/3 2013-09-19/3 2013-10-01/7 ' +
  '2014-01-01/1 2014-01-31/7 2014-04-05/3 2014-05-01/3 2014-05-31/3 2014-09-06/3 2014-10-01/7 ' +
  '2015-01-01/3 2015-02-18/7 2015-04-04/3 2015-05-01/3 2015-06-20/3 2015-09-03/3 2015-09-26/2 2015-10-01/7 ' +
  '2016-01-01/3 2016-02-07/7 2016-04-02/3 2016-04-30/3 2016-06-09/3 2016-09-15/3 2016-10-01/7 2016-12-31/3';
const WORKED_WEEKENDS =
  '2013-01-05 2013-01-06 2013-02-16 2013-02-17 2013-04-07 2013-04-27 2013-04-28 2013-06-08 2013-06-09 ' +
  '2013-09-22 2013-09-29 2013-10-12 2014-01-26 2014-02-08 2014-05-04 2014-09-28 2014-10-11 ' +
  '2015-01-04 2015-02-15 2015-02-28 2015-09-06 2015-10-10 ' +
  '2016-02-06 2016-02-14 2016-06-12 2016-09-18 2016-10-08 2016-10-09';

const holidays = new Set(
  HOLIDAYS.split(' ').flatMap((entry) => {
    const [first, days] = entry.split('/') as [string, string];
    return Array.from({ length: Number(days) }, (_, day) => dayNumber(first) + day);
  }),
);
const workedWeekends = new Set(WORKED_WEEKENDS.split(' ').map(dayNumber));

/** Whether offices are open on a day, counted from 1970-01-01. */
export function isWorkday(day: number): boolean {
  if (holidays.has(day)) return false;
  const weekday = (day + 4) % 7;
  return (weekday !== 0 && weekday !== 6) || workedWeekends.has(day);
}

/** Moment of a time of day. */
export function momentOf(isoDate: string, secondOfDay = 0): Moment {
  return dayNumber(isoDate) * DAY_SECONDS + secondOfDay;
}

/** Adds working time (工作时): only office hours of working days count. */
export function addWorkingSeconds(from: Moment, seconds: number): Moment {
  let day = Math.floor(from / DAY_SECONDS);
  let second = from - day * DAY_SECONDS;
  let left = seconds;
  for (;;) {
    if (isWorkday(day)) {
      for (const [opens, closes] of SHIFTS) {
        const begin = Math.max(second, opens);
        if (begin >= closes) continue;
        if (left <= closes - begin) return day * DAY_SECONDS + begin + left;
        left -= closes - begin;
      }
    }
    day++;
    second = 0;
  }
}

/** Adds working days (工作日): the same time of day, `days` working days later; a start on a day off counts from its end. */
export function addWorkingDays(from: Moment, days: number): Moment {
  let day = Math.floor(from / DAY_SECONDS);
  const second = from - day * DAY_SECONDS;
  let left = days;
  while (left > 0) if (isWorkday(++day)) left--;
  return day * DAY_SECONDS + second;
}

/** Office seconds between two moments. */
export function workingSecondsBetween(from: Moment, to: Moment): number {
  let sum = 0;
  for (let day = Math.floor(from / DAY_SECONDS); day <= Math.floor(to / DAY_SECONDS); day++) {
    if (!isWorkday(day)) continue;
    for (const [opens, closes] of SHIFTS) {
      const start = Math.max(from, day * DAY_SECONDS + opens);
      const end = Math.min(to, day * DAY_SECONDS + closes);
      sum += Math.max(0, end - start);
    }
  }
  return sum;
}

/** The moment itself in office hours, else when offices open next. */
export function nextOpening(from: Moment): Moment {
  return addWorkingSeconds(from, 0);
}

/** The moment itself between half past six and half past nine; else the evening before, or later the morning after. */
export function inDaytime(at: Moment, later = false): Moment {
  const second = at % DAY_SECONDS;
  if (second > 6.5 * HOUR_SECONDS && second < 21.5 * HOUR_SECONDS) return at;
  const midnight = at - second + (second < 12 * HOUR_SECONDS ? 0 : DAY_SECONDS);
  const spread = Math.floor(at) % 7_199;
  return later ? midnight + 7.5 * HOUR_SECONDS + spread : midnight - 2.6 * HOUR_SECONDS - spread;
}

/** Ways departments write a moment. */
export type MomentShape = 'dash' | 'slash' | 'plain' | 'minutes';

/** Writes a moment: `2016-03-05 09:07:00`, `2016/3/5 9:07:00`, `20160305090700`, `2016-03-05 09:07`. */
export function momentText(moment: Moment, shape: MomentShape = 'dash'): string {
  const day = Math.floor(moment / DAY_SECONDS);
  const second = moment - day * DAY_SECONDS;
  const [date, hours] = [dateOf(day), Math.floor(second / HOUR_SECONDS)];
  const minutes = two(Math.floor(second / 60) % 60);
  if (shape === 'minutes') return `${date} ${two(hours)}:${minutes}`;
  const seconds = two(second % 60);
  if (shape === 'plain') return `${date.replaceAll('-', '')}${two(hours)}${minutes}${seconds}`;
  if (shape === 'dash') return `${date} ${two(hours)}:${minutes}:${seconds}`;
  const [year, month, dayOfMonth] = date.split('-') as [string, string, string];
  return `${year}/${Number(month)}/${Number(dayOfMonth)} ${hours}:${minutes}:${seconds}`;
}

/** ISO date of a moment. */
export function momentDate(moment: Moment): string {
  return dateOf(Math.floor(moment / DAY_SECONDS));
}

const dates = new Map<number, string>();

function dateOf(day: number): string {
  let text = dates.get(day);
  if (text === undefined) dates.set(day, (text = isoOfDay(day)));
  return text;
}

const TWO = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

function two(value: number): string {
  return TWO[value]!;
}
