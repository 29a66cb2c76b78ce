import { isCalendarDay } from '../validate/citizen-id.ts';
import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';
import { cellDate, type DateVerdict } from './dates.ts';

/** A moment as the snapshot stores it (`YYYY-MM-DD HH:MM:SS`, Asia/Shanghai), or why it is none. */
export type DateTimeVerdict =
  | { readonly ok: true; readonly at: string | null; readonly flag?: string }
  | { readonly ok: false; readonly code: 'DATE_AMBIGUOUS' | 'DATE_INVALID' };

const NOTHING: DateTimeVerdict = { ok: true, at: null };
const INVALID: DateTimeVerdict = { ok: false, code: 'DATE_INVALID' };
const STORED_LENGTH = 19;
const SHANGHAI_MILLISECONDS = 8 * 3_600_000;
const SERIAL_1900 = Date.UTC(1899, 11, 30);
const DAY_MILLISECONDS = 86_400_000;

/** Date, then the clock: `9:05`, `09:05:07.000`, `9时5分`, with AM/PM words and a zone. */
const WITH_TIME =
  /^(.+?)(?:[ T]+|(?<=日))(上午|下午|AM|PM)?(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})?(?:\.\d+)?秒?)?分? ?(AM|PM|上午|下午)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads a moment in the shapes of data-dictionary §10.3; a bare date is midnight and flagged `TIME_MISSING`. */
export function cellDateTime(cell: Cell): DateTimeVerdict {
  if (typeof cell === 'number') return fromNumber(cell);
  if (cell === null) return NOTHING;
  if (isStored(cell)) return checkedStored(cell);
  const plain = fromPlain(cell);
  if (plain) return plain;
  const text = cellText(cell);
  if (text === null) return NOTHING;
  return isStored(text) ? checkedStored(text) : fromText(text.normalize('NFKC'));
}

/** `YYYY-MM-DD HH:MM:SS` by its characters: eight million cells pass here. */
function isStored(text: string): boolean {
  if (text.length !== STORED_LENGTH) return false;
  for (let at = 0; at < STORED_LENGTH; at += 1) {
    const code = text.charCodeAt(at);
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

function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function checkedStored(text: string): DateTimeVerdict {
  const year = two(text, 0) * 100 + two(text, 2);
  const clock = two(text, 11) < 24 && two(text, 14) < 60 && two(text, 17) < 60;
  if (!clock || year < 1800 || !isCalendarDay(year, two(text, 5), two(text, 8)))
    return year === 1899 ? NOTHING : INVALID;
  return year === 1899 ? NOTHING : { ok: true, at: text };
}

/** `2016/3/5 9:07:00`, `2016-03-05 09:07`, `20160305090700`: what is left of eight million cells after `isStored`. */
function fromPlain(text: string): DateTimeVerdict | undefined {
  if (text.length === 14) return fromFourteen(text);
  let part = 0;
  let digits = 0;
  PARTS.fill(0);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
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
  const [year, month, day, hour, minute, second] = PARTS as unknown as Moment;
  return momentOf(year, month, day, hour, minute, second);
}

type Moment = readonly [number, number, number, number, number, number];

/** Parts of the moment being read. */
const PARTS = new Float64Array(6);

/** `-`, `/` or `.` in a date, a space or `T` after it, `:` in a clock. */
function separates(part: number, code: number): boolean {
  if (part < 2) return code >= 45 && code <= 47;
  return part === 2 ? code === 32 || code === 84 : code === 58;
}

function fromFourteen(text: string): DateTimeVerdict | undefined {
  for (let at = 0; at < 14; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return undefined;
  }
  const year = two(text, 0) * 100 + two(text, 2);
  const [month, day, hour] = [two(text, 4), two(text, 6), two(text, 8)];
  return momentOf(year, month, day, hour, two(text, 10), two(text, 12));
}

function momentOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): DateTimeVerdict | undefined {
  if (year < 1901 || year > 2200) return undefined;
  if (!isCalendarDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return INVALID;
  return { ok: true, at: stored(year, month, day, hour, minute, second) };
}

/** The moment as it is stored, made at one go: of millions of moments the pieces between were most of the cost. */
function stored(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): string {
  const century = Math.floor(year / 100);
  return String.fromCharCode(
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

function fromText(text: string): DateTimeVerdict {
  if (/^\d{14}$/.test(text)) return joined(cellDate(text.slice(0, 8)), digitsClock(text.slice(8)));
  if (/^\d{12}$/.test(text) && /^(19|20)/.test(text))
    return joined(cellDate(text.slice(0, 8)), digitsClock(`${text.slice(8)}00`));
  if (/^\d+(\.\d+)?$/.test(text) && !/^\d{4}$|^\d{6}$|^\d{8}$/.test(text))
    return fromNumber(Number(text));
  const parts = WITH_TIME.exec(text);
  if (!parts) return joined(cellDate(text), undefined);
  const [, date, before, hours, minutes, seconds, after, zone] = parts;
  const clock = clockOf(Number(hours), Number(minutes), Number(seconds ?? 0), before ?? after);
  if (clock === undefined) return INVALID;
  const verdict = joined(cellDate(date as string), clock);
  return zone && verdict.ok && verdict.at !== null ? inShanghai(verdict.at, zone) : verdict;
}

function digitsClock(digits: string): string | undefined | 'bad' {
  return (
    clockOf(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))) ??
    'bad'
  );
}

/** `HH:MM:SS`; undefined for a time no clock shows. */
function clockOf(
  hours: number,
  minutes: number,
  seconds: number,
  half?: string,
): string | undefined {
  const afternoon = half !== undefined && /^(PM|下午)$/i.test(half);
  const hour = afternoon && hours < 12 ? hours + 12 : hours;
  const morning = half !== undefined && !afternoon && hours === 12 ? 0 : hour;
  if (morning > 23 || minutes > 59 || seconds > 59) return undefined;
  return [morning, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

function joined(date: DateVerdict, clock: string | undefined): DateTimeVerdict {
  if (!date.ok) return date;
  if (date.date === null) return NOTHING;
  if (clock === 'bad') return INVALID;
  if (clock !== undefined) return flagged(`${date.date} ${clock}`, date.flag);
  return flagged(`${date.date} 00:00:00`, date.flag ?? 'TIME_MISSING');
}

function flagged(at: string, flag: string | undefined): DateTimeVerdict {
  return flag === undefined ? { ok: true, at } : { ok: true, at, flag };
}

function inShanghai(at: string, zone: string): DateTimeVerdict {
  const offset = zone.toUpperCase() === 'Z' ? 0 : zoneMilliseconds(zone);
  return fromTime(Date.parse(`${at.replace(' ', 'T')}Z`) - offset + SHANGHAI_MILLISECONDS);
}

function zoneMilliseconds(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A spreadsheet's serial with its fraction of a day, or seconds or milliseconds since 1970. */
function fromNumber(value: number): DateTimeVerdict {
  if (value > 10_000 && value < 80_000 && !Number.isInteger(value))
    return fromTime(SERIAL_1900 + Math.round(value * 86_400) * 1000);
  if (value >= 1e11 && value < 1e13) return fromTime(value + SHANGHAI_MILLISECONDS);
  if (value >= 1e8 && value < 1e10) return fromTime(value * 1000 + SHANGHAI_MILLISECONDS);
  if (value >= 19_000_101_000_000 && value <= 21_001_231_235_959) return fromText(String(value));
  return joined(cellDate(value), undefined);
}

function fromTime(milliseconds: number): DateTimeVerdict {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime()) || milliseconds < SERIAL_1900 + DAY_MILLISECONDS) return INVALID;
  return { ok: true, at: date.toISOString().slice(0, STORED_LENGTH).replace('T', ' ') };
}
