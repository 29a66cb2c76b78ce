import { dateOf, dayOf } from '../../contract/periods.ts';
import { unitAt } from '../../data/text-unit.ts';
import { isCalendarDay } from '../validate/citizen-id.ts';

/** A moment as the snapshot stores it (`YYYY-MM-DD HH:MM:SS`, Asia/Shanghai), or why it is none. */
export type DateTimeVerdict =
  | { readonly ok: true; readonly at: string | null; readonly flag?: string }
  | { readonly ok: false; readonly code: 'DATE_AMBIGUOUS' | 'DATE_INVALID' };

export const NO_MOMENT: DateTimeVerdict = { ok: true, at: null };
export const INVALID_MOMENT: DateTimeVerdict = { ok: false, code: 'DATE_INVALID' };
/** Characters of a stored moment. */
export const STORED_LENGTH = 19;

/** `YYYY-MM-DD HH:MM:SS` by its characters: eight million cells pass here. */
export function isStored(text: string): boolean {
  if (text.length !== STORED_LENGTH) return false;
  for (let at = 0; at < STORED_LENGTH; at += 1) {
    const code = unitAt(text, at);
    if (at === 4 || at === 7) {
      if (code !== 45) return false;
    } else if (at === 10) {
      if (code !== 32) return false;
    } else if (at === 13 || at === 16) {
      if (code !== 58) return false;
    } else if (code < 48 || code > 57) return false;
  }
  return true;
}

/** The number that two digits at a place are. */
export function twoDigits(text: string, at: number): number {
  return (unitAt(text, at) - 48) * 10 + unitAt(text, at + 1) - 48;
}

/** Characters of a stored day. */
const DAY_LENGTH = 10;

/** `YYYY-MM-DD` of the calendar, by its characters. Years of Excel's beginning stand for no date and are left to others. */
export function isStoredDay(text: string): boolean {
  if (text.length !== DAY_LENGTH) return false;
  for (let at = 0; at < DAY_LENGTH; at += 1) {
    const code = unitAt(text, at);
    if (at === 4 || at === 7) {
      if (code !== DASH) return false;
    } else if (code < 48 || code > 57) return false;
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const isOurs = year > 1900 && year <= 2200;
  return isOurs && isCalendarDay(year, twoDigits(text, 5), twoDigits(text, 8));
}

const ZERO_DATE = '0000-00-00';
/** The end of a day: midnight of the next (GB/T 7408.1). */
export const END_OF_DAY = '24:00:00';

function midnightAfter(day: string): DateTimeVerdict {
  if (!isStoredDay(day)) return INVALID_MOMENT;
  return { ok: true, at: `${dayAfter(day)} 00:00:00` };
}

/** The day after a `YYYY-MM-DD` of the calendar. */
export function dayAfter(day: string): string {
  return dateOf(dayOf(day) + 1);
}

/** A moment written as it is stored, once it is one of the calendar; 1899 and the zeros of databases stand for no date. */
export function checkedStored(text: string): DateTimeVerdict {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const clock = twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60 && twoDigits(text, 17) < 60;
  if (text.endsWith(END_OF_DAY)) return midnightAfter(text.slice(0, DAY_LENGTH));
  if (!clock || year < 1800 || !isCalendarDay(year, twoDigits(text, 5), twoDigits(text, 8)))
    return year === 1899 || text.startsWith(ZERO_DATE) ? NO_MOMENT : INVALID_MOMENT;
  return year === 1899 ? NO_MOMENT : { ok: true, at: text };
}

/** `2016/3/5 9:07:00`, `2016-03-05 09:07`, `20160305090700`: what is left of eight million cells after `isStored`. */
export function fromPlain(text: string): DateTimeVerdict | undefined {
  if (text.length === 14) return fromFourteen(text);
  let part = 0;
  let digits = 0;
  PARTS.fill(0);
  for (let at = 0; at < text.length; at += 1) {
    const code = unitAt(text, at);
    if (code >= 48 && code <= 57) {
      PARTS[part] = (PARTS[part] as number) * 10 + code - 48;
      digits += 1;
    } else {
      if (digits === 0 || part === 5 || !separates(part, code)) return undefined;
      part += 1;
      digits = 0;
    }
  }
  if (part < 4 || digits === 0) return undefined;
  return momentOf(partAt(0), partAt(1), partAt(2), partAt(3), partAt(4), partAt(5));
}

function partAt(index: number): number {
  return PARTS[index] as number;
}

/** Parts of the moment being read. */
const PARTS = new Float64Array(6);

/** `-`, `/` or `.` in a date, a space or `T` after it, `:` in a clock. */
function separates(part: number, code: number): boolean {
  if (part < 2) return code >= 45 && code <= 47;
  return part === 2 ? code === 32 || code === 84 : code === 58;
}

function fromFourteen(text: string): DateTimeVerdict | undefined {
  for (let at = 0; at < 14; at += 1) {
    const code = unitAt(text, at);
    if (code < 48 || code > 57) return undefined;
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [month, day, hour] = [twoDigits(text, 4), twoDigits(text, 6), twoDigits(text, 8)];
  return momentOf(year, month, day, hour, twoDigits(text, 10), twoDigits(text, 12));
}

/** The moment as it is stored, made at one go: of millions of moments the pieces between were most of the cost. */
function momentOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): DateTimeVerdict | undefined {
  if (year < 1901 || year > 2200 || hour === 24) return undefined;
  if (!isCalendarDay(year, month, day) || hour > 23 || minute > 59 || second > 59)
    return INVALID_MOMENT;
  const century = Math.floor(year / 100);
  const at = String.fromCharCode(
    tens(century),
    ones(century),
    tens(year % 100),
    ones(year),
    DASH,
    tens(month),
    ones(month),
    DASH,
    tens(day),
    ones(day),
    SPACE,
    tens(hour),
    ones(hour),
    COLON,
    tens(minute),
    ones(minute),
    COLON,
    tens(second),
    ones(second),
  );
  return { ok: true, at };
}

const ZERO = 48;
const DASH = 45;
const COLON = 58;
const SPACE = 32;

function tens(value: number): number {
  return ZERO + Math.floor(value / 10);
}

function ones(value: number): number {
  return ZERO + (value % 10);
}
