import { z } from 'zod';
import { CHINA_CALENDAR } from './calendars/china.ts';
import { dayOf } from './periods.ts';

/** Seconds since 1970-01-01 00:00 on the clock of Asia/Shanghai. */
export type Moment = number;

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

/** First day and number of days: `2016-02-07/7`. */
const dayRun = z.string().regex(/^\d{4}-\d{2}-\d{2}\/\d{1,2}$/);
const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** One year of a calendar: weekdays that are off, weekends that are worked (调休), and who said so. */
const calendarYearSchema = z.object({
  source: z.string(),
  /** Written down without having been compared with the document. */
  unverified: z.boolean().optional(),
  daysOff: z.array(dayRun),
  workedWeekends: z.array(dayRun),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

/** From opening to closing, in order, without overlap. */
const workingHoursSchema = z
  .array(z.tuple([timeOfDay, timeOfDay]))
  .min(1)
  .refine(isInOrder, {
    error: 'working hours go from opening to closing, in order, without overlap',
  });
export type WorkingHours = z.infer<typeof workingHoursSchema>;

/** A clock over hours that end before they begin would never come to a deadline. */
function isInOrder(spans: readonly (readonly [string, string])[]): boolean {
  return spans.every(
    ([opens, closes], at) => opens < closes && (spans[at - 1]?.[1] ?? '') <= opens,
  );
}

/** 工作时 and holidays as a district's profile has them. */
export const workingTimeSchema = z.object({
  /** 工作时间; 08:30–12:00 and 14:00–17:30 is the product's default. */
  hours: workingHoursSchema.default([
    ['08:30', '12:00'],
    ['14:00', '17:30'],
  ]),
  /** Department id → hours of its own. */
  departments: z.record(z.string(), workingHoursSchema).default({}),
  /** Years beyond the national ones of `contract/calendars`, or in place of them. */
  years: z.record(z.string().regex(/^\d{4}$/), calendarYearSchema).default({}),
});
export type WorkingTime = z.infer<typeof workingTimeSchema>;

/** Counts working time. Moments and lengths are whole seconds. */
export interface WorkingClock {
  /** Whether offices are open on a day, counted from 1970-01-01. */
  readonly isWorkday: (day: number) => boolean;
  /** Working seconds of a whole working day. */
  readonly daySeconds: number;
  /** Working seconds from one moment to a later one; 0 where it is not later. */
  readonly secondsBetween: (from: Moment, to: Moment) => number;
  /** Earliest moment at which so many working seconds have passed. */
  readonly add: (from: Moment, seconds: number) => Moment;
  /** The same time of day so many working days later. */
  readonly addDays: (from: Moment, days: number) => Moment;
  /** Years between two moments the calendar says nothing of: weekends alone count there, and deadlines are flagged. */
  readonly unknownYears: (from: Moment, to: Moment) => number[];
}

/** The clock of a department, with the national calendar and the profile's own years. */
export function workingClock(time: WorkingTime, department = ''): WorkingClock {
  const years: Readonly<Record<string, CalendarYear>> = { ...CHINA_CALENDAR, ...time.years };
  const spans = (time.departments[department] ?? time.hours).map(
    ([opens, closes]) => [secondOfDay(opens), secondOfDay(closes)] as const,
  );
  const isWorkday = workdayTest(Object.values(years));
  const daySeconds = spans.reduce((sum, [opens, closes]) => sum + closes - opens, 0);
  const openUntil = (second: number): number =>
    spans.reduce((sum, [opens, closes]) => sum + Math.max(0, Math.min(second, closes) - opens), 0);
  return {
    isWorkday,
    daySeconds,
    secondsBetween: (from, to) => {
      if (to <= from) return 0;
      const [first, last] = [Math.floor(from / DAY_SECONDS), Math.floor(to / DAY_SECONDS)];
      let sum = isWorkday(last) ? openUntil(to - last * DAY_SECONDS) : 0;
      for (let day = first; day < last; day++) if (isWorkday(day)) sum += daySeconds;
      return sum - (isWorkday(first) ? openUntil(from - first * DAY_SECONDS) : 0);
    },
    add: (from, seconds) => {
      let [day, left] = [Math.floor(from / DAY_SECONDS), seconds];
      let second = from - day * DAY_SECONDS;
      for (; ; day++, second = 0) {
        if (!isWorkday(day)) continue;
        for (const [opens, closes] of spans) {
          const begin = Math.max(second, opens);
          if (begin >= closes) continue;
          if (left <= closes - begin) return day * DAY_SECONDS + begin + left;
          left -= closes - begin;
        }
      }
    },
    addDays: (from, days) => {
      let [day, left] = [Math.floor(from / DAY_SECONDS), days];
      const second = from - day * DAY_SECONDS;
      while (left > 0) if (isWorkday(++day)) left--;
      return day * DAY_SECONDS + second;
    },
    unknownYears: (from, to) => {
      const [first, last] = [from, to].map((at) => new Date(at * 1000).getUTCFullYear());
      return Array.from({ length: last! - first! + 1 }, (_, at) => first! + at).filter(
        (year) => !(String(year) in years),
      );
    },
  };
}

/** When a clock stood (挂账, 特别程序); without an end it still stands. */
export interface Pause {
  readonly from: Moment;
  readonly to?: Moment;
}

/** Units of a 处置时限. 紧急工作时 and 日 run round the clock, 工作时 and 工作日 in office hours. */
export const LIMIT_UNITS = ['urgent_hour', 'work_hour', 'work_day', 'day'] as const;
export interface TimeLimit {
  readonly value: number;
  readonly unit: (typeof LIMIT_UNITS)[number];
}

/** Whether a limit runs at night and on holidays too. */
function isRoundTheClock({ unit }: TimeLimit): boolean {
  return unit === 'urgent_hour' || unit === 'day';
}

/** Seconds of a limit on its own clock. */
export function limitSeconds(clock: WorkingClock, { value, unit }: TimeLimit): number {
  const unitSeconds = {
    urgent_hour: HOUR_SECONDS,
    work_hour: HOUR_SECONDS,
    work_day: clock.daySeconds,
    day: DAY_SECONDS,
  }[unit];
  return Math.round(value * unitSeconds);
}

/** Seconds a limit's clock ran between two moments, pauses left out. */
export function secondsUsed(
  clock: WorkingClock,
  limit: TimeLimit,
  from: Moment,
  to: Moment,
  pauses: readonly Pause[] = [],
): number {
  const between = measure(clock, limit);
  const stood = merged(pauses).reduce(
    (sum, pause) =>
      sum + between(Math.max(from, pause.from), Math.min(to, pause.to ?? Number.POSITIVE_INFINITY)),
    0,
  );
  return between(from, to) - stood;
}

/**
 * When work begun at `from` is due (截止时间). Every pause that begins before the deadline moves it by the time the clock
 * stood. Undefined while such a pause has no end.
 */
export function deadlineOf(
  clock: WorkingClock,
  limit: TimeLimit,
  from: Moment,
  pauses: readonly Pause[] = [],
): Moment | undefined {
  const between = measure(clock, limit);
  let due = unpaused(clock, limit, from);
  for (const pause of merged(pauses)) {
    if (pause.from >= due || (pause.to ?? Number.POSITIVE_INFINITY) <= from) continue;
    if (pause.to === undefined) return undefined;
    const stood = between(Math.max(from, pause.from), pause.to);
    due = isRoundTheClock(limit) ? due + stood : clock.add(due, stood);
  }
  return due;
}

function unpaused(clock: WorkingClock, limit: TimeLimit, from: Moment): Moment {
  const whole = limit.unit === 'work_day' && Number.isInteger(limit.value);
  if (whole) return clock.addDays(from, limit.value);
  const seconds = limitSeconds(clock, limit);
  return isRoundTheClock(limit) ? from + seconds : clock.add(from, seconds);
}

/** 超时倍数: time used beyond the limit, in limits; 0 within it. */
export function overdueMultiple(clock: WorkingClock, limit: TimeLimit, used: number): number {
  const allowed = limitSeconds(clock, limit);
  return allowed > 0 ? Math.max(0, used - allowed) / allowed : 0;
}

function measure(clock: WorkingClock, limit: TimeLimit): (from: Moment, to: Moment) => number {
  return isRoundTheClock(limit) ? (from, to) => Math.max(0, to - from) : clock.secondsBetween;
}

/** Pauses in order, overlapping ones as one. */
function merged(pauses: readonly Pause[]): Pause[] {
  const joined: Pause[] = [];
  for (const pause of [...pauses].sort((left, right) => left.from - right.from)) {
    const last = joined.at(-1);
    if (!last || (last.to ?? Number.POSITIVE_INFINITY) < pause.from) joined.push(pause);
    else if (last.to !== undefined && (pause.to === undefined || pause.to > last.to)) {
      const { to: _before, ...begun } = last;
      joined[joined.length - 1] = pause.to === undefined ? begun : { ...begun, to: pause.to };
    }
  }
  return joined;
}

function workdayTest(years: readonly CalendarYear[]): (day: number) => boolean {
  const off = new Set(years.flatMap(({ daysOff }) => daysOff.flatMap(daysOfRun)));
  const worked = new Set(years.flatMap(({ workedWeekends }) => workedWeekends.flatMap(daysOfRun)));
  return (day) => {
    if (off.has(day)) return false;
    const weekday = (((day + 4) % 7) + 7) % 7;
    return (weekday !== 0 && weekday !== 6) || worked.has(day);
  };
}

function daysOfRun(run: string): number[] {
  const [first, count] = run.split('/') as [string, string];
  return Array.from({ length: Number(count) }, (_, at) => dayOf(first) + at);
}

function secondOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * HOUR_SECONDS + minutes * 60;
}
