import { workingClock, workingTimeSchema } from '../../contract/working-time.ts';
import { dayNumber, isoOfDay } from '../dates.ts';

/** A moment as seconds since 1970 on the clock of Asia/Shanghai. */
export type Moment = number;

export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 86_400;

/** Hours and holidays every department of the demo keeps. */
const clock = workingClock(workingTimeSchema.parse({}));

/** 工作时 in a 工作日. */
export const WORK_DAY_SECONDS = clock.daySeconds;

/** Whether offices are open on a day, counted from 1970-01-01. */
export const isWorkday = clock.isWorkday;

/** Moment of a time of day. */
export function momentOf(isoDate: string, secondOfDay = 0): Moment {
  return dayNumber(isoDate) * DAY_SECONDS + secondOfDay;
}

/** Adds working time (工作时): only office hours of working days count. */
export const addWorkingSeconds = clock.add;

/** Adds working days (工作日): the same time of day, `days` working days later; a start on a day off counts from its end. */
export const addWorkingDays = clock.addDays;

/** Office seconds between two moments. */
export const workingSecondsBetween = clock.secondsBetween;

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
