import type { Cell } from '../readers/source.ts';
import { isCalendarDay } from '../validate/citizen-id.ts';
import { cellText } from './cells.ts';
import { isStoredDay } from './plain-datetimes.ts';
import { tidyMoment } from './written-moments.ts';
import { SHANGHAI_MILLISECONDS, zoneMilliseconds } from './zones.ts';

/** A date as the snapshot stores it, or why it is none. */
export type DateVerdict =
  | {
      readonly ok: true;
      readonly date: string | null;
      readonly flag?: 'DATE_TWO_DIGIT_YEAR' | 'DATE_MONTH_ONLY' | 'DATE_YEAR_ONLY';
    }
  | { readonly ok: false; readonly code: 'DATE_AMBIGUOUS' | 'DATE_INVALID' };

const NOTHING: DateVerdict = { ok: true, date: null };
const INVALID: DateVerdict = { ok: false, code: 'DATE_INVALID' };
const AMBIGUOUS: DateVerdict = { ok: false, code: 'DATE_AMBIGUOUS' };

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const SEPARATED =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:(?:[ T]|(?<=日))(?:[^\d\s]{1,2}(?<![年月日至到]))? ?\d{1,2}[:时点].*)?$/i;
/** The digits of a day, then a clock. */
const PLAIN_WITH_TIME = /^(\d{8})[ T]\d{1,2}[:时点]/;
/** A moment of another clock, as JSON and databases write dates: it may be the next day here. */
const ZONED =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)$/i;
const YEAR_MONTH = /^(\d{4})[-/.年](\d{1,2})(?:月份?)?$/;
const YEAR_ONLY = /^((?:19|20)\d{2})年$/;
const DAY_FIRST = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/;
/** `YYYYMMDDHHMM`; as milliseconds it would be of the year 1976. */
const TWELVE_DIGITS = /^(19|20)\d{2}(0[1-9]|1[0-2])\d{6}$/;
const SERIAL_1900 = Date.UTC(1899, 11, 30);
const DAY_MILLISECONDS = 86_400_000;
/** 1910-01-02; below it stand years, mistyped ones like 2201 too. */
const FIRST_SERIAL = 3655;

/**
 * Reads a date in the shapes of data-dictionary §10.3. Day-first forms and a numeric year-month whose month may have
 * lost its zero are ambiguous; 1899-12-30, 1900-01-00 and the 0000-00-00 of databases are blanks.
 */
export function cellDate(cell: Cell): DateVerdict {
  if (cell === null) return NOTHING;
  if (typeof cell === 'number') return fromNumber(cell);
  if (isStoredDay(cell)) return { ok: true, date: cell };
  return READ.get(cell) ?? readOnce(cell);
}

/** What was read already: millions of dates written otherwise are of a few ten thousand days. */
const READ = new Map<string, DateVerdict>();
const MOST_READ = 1 << 16;
/** A longer text may be a part that keeps a whole file's piece alive. */
const LONGEST_KEPT = 12;

function readOnce(cell: string): DateVerdict {
  const verdict = readDate(cell);
  if (cell.length > LONGEST_KEPT) return verdict;
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(cell, verdict);
  return verdict;
}

function readDate(cell: string): DateVerdict {
  if (ISO.test(cell)) return fromIso(cell);
  const text = cellText(cell);
  return text === null ? NOTHING : fromText(text.normalize('NFKC'));
}

function fromIso(text: string): DateVerdict {
  return day(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

function fromText(text: string): DateVerdict {
  const zoned = ZONED.exec(text);
  if (zoned) return fromZoned(zoned);
  const parts = SEPARATED.exec(text);
  if (parts) return day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const plain = PLAIN_WITH_TIME.exec(text);
  if (plain) return fromDigits(plain[1] as string);
  const month = YEAR_MONTH.exec(text);
  if (month) return monthOnly(Number(month[1]), Number(month[2]));
  const year = YEAR_ONLY.exec(text);
  if (year) return fromDigits(year[1] as string);
  if (DAY_FIRST.test(text)) return AMBIGUOUS;
  if (/^\d+(\.\d+)?$/.test(text)) return fromDigits(text);
  return fromShortYear(text) ?? fromWritten(text);
}

/** Written otherwise than programs do; what that leaves as it was is no date. */
function fromWritten(text: string): DateVerdict {
  const tidy = tidyMoment(text);
  return tidy === text ? INVALID : fromText(tidy);
}

/** `11年5月3日`, `98-3-5`: a year of two digits. `11-5-3` may be the third of May, or the eleventh. */
const SHORT_YEAR = /^(\d{2})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?: .*|(?<=日).*)?$/;
/** No month has so many days. */
const MOST_DAYS = 31;

function fromShortYear(text: string): DateVerdict | undefined {
  const [, year, mark, month, dayOfMonth] = SHORT_YEAR.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (mark !== '年' && Number(year) <= MOST_DAYS) return AMBIGUOUS;
  return twoDigitYear(Number(year), Number(month), Number(dayOfMonth));
}

function fromZoned([, ...parts]: RegExpExecArray): DateVerdict {
  const [year, month, dayOfMonth, hours, minutes] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const written = day(year, month, dayOfMonth);
  if (!written.ok || written.date === null) return written;
  const there = Date.parse(written.date) + (hours * 60 + minutes) * 60_000;
  return fromTime(there - zoneMilliseconds(parts[5] as string) + SHANGHAI_MILLISECONDS);
}

function fromDigits(text: string): DateVerdict {
  if (/^\d{8}$/.test(text))
    return day(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  if (/^\d{14}$/.test(text) || TWELVE_DIGITS.test(text)) return fromDigits(text.slice(0, 8));
  if (/^\d{6}$/.test(text)) return sixDigits(text);
  if (/^(19|20)\d{2}$/.test(text))
    return { ok: true, date: `${text}-01-01`, flag: 'DATE_YEAR_ONLY' };
  return fromNumber(Number(text));
}

/** `110503` is a two-digit year; `201105` is a month. */
function sixDigits(text: string): DateVerdict {
  if (/^(19|20)/.test(text) && Number(text.slice(4)) >= 1 && Number(text.slice(4)) <= 12) {
    return monthOnly(Number(text.slice(0, 4)), Number(text.slice(4)));
  }
  return twoDigitYear(Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4)));
}

function twoDigitYear(short: number, month: number, dayOfMonth: number): DateVerdict {
  const verdict = day(short + (short > 30 ? 1900 : 2000), month, dayOfMonth);
  return verdict.ok ? { ...verdict, flag: 'DATE_TWO_DIGIT_YEAR' } : verdict;
}

function fromNumber(value: number): DateVerdict {
  if (value === 0) return NOTHING;
  if (value >= 1900 && value < 2100) return numericYear(value);
  if (value >= FIRST_SERIAL && value < 80_000)
    return fromTime(SERIAL_1900 + Math.floor(value) * DAY_MILLISECONDS);
  if (value >= 19_000_101 && value <= 21_001_231) return fromDigits(String(value));
  if (TWELVE_DIGITS.test(String(value))) return fromDigits(String(value));
  if (value >= 1e11 && value < 1e13) return fromTime(value + SHANGHAI_MILLISECONDS);
  return value >= 1e8 && value < 1e10 ? fromTime(value * 1000 + SHANGHAI_MILLISECONDS) : INVALID;
}

/** 2011.1 may be January or an October that lost its zero. */
function numericYear(value: number): DateVerdict {
  if (Number.isInteger(value)) return { ok: true, date: `${value}-01-01`, flag: 'DATE_YEAR_ONLY' };
  const month = String(value).slice(5);
  return month === '1' ? AMBIGUOUS : monthOnly(Math.floor(value), Number(month));
}

function fromTime(milliseconds: number): DateVerdict {
  const date = new Date(milliseconds);
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function monthOnly(year: number, month: number): DateVerdict {
  const verdict = day(year, month, 1);
  return verdict.ok ? { ...verdict, flag: 'DATE_MONTH_ONLY' } : verdict;
}

function day(year: number, month: number, dayOfMonth: number): DateVerdict {
  if (year === 0 && month === 0 && dayOfMonth === 0) return NOTHING;
  if (year === 1899 || (year === 1900 && month === 1 && dayOfMonth === 0)) return NOTHING;
  if (year < 1800 || year > 2200 || !isCalendarDay(year, month, dayOfMonth)) return INVALID;
  return { ok: true, date: `${year}-${two(month)}-${two(dayOfMonth)}` };
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
