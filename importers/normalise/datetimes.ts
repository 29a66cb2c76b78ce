import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';
import { cellDate, type DateVerdict } from './dates.ts';
import {
  checkedStored,
  dayAfter,
  type DateTimeVerdict,
  END_OF_DAY,
  fromPlain,
  INVALID_MOMENT,
  isStored,
  NO_MOMENT,
  STORED_LENGTH,
} from './plain-datetimes.ts';
import { HALVES, hourOf, tidyMoment } from './written-moments.ts';
import { SHANGHAI_MILLISECONDS, zoneMilliseconds } from './zones.ts';

const SERIAL_1900 = Date.UTC(1899, 11, 30);
const DAY_MILLISECONDS = 86_400_000;

/** Date, then the clock: `9:05`, `09:05:07.000`, `9时5分`, `8点半`, `下午3点`, with AM/PM words and a zone. */
const WITH_TIME = new RegExp(
  `^(.+?)(?:[ T]+|(?<=日))(${HALVES})? ?(\\d{1,2})` +
    `(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?|[时点](?:(\\d{1,2})(?:分(?:(\\d{1,2})秒)?)?|(半)|整)?)` +
    ` ?(${HALVES})?(Z|[+-]\\d{2}(?::?\\d{2})?)?$`,
  'i',
);
/** `20110503 083000`, `2011-05-03 0830`. */
const WITH_DIGITS = /^(.+) (\d{2})(\d{2})(\d{2})?$/;
/** A clock, whatever stands around it. */
const CLOCK = /\d[:时点]/;

/** Reads a moment in the shapes of data-dictionary §10.3; a bare date is midnight and flagged `TIME_MISSING`. */
export function cellDateTime(cell: Cell): DateTimeVerdict {
  if (typeof cell === 'number') return fromNumber(cell);
  if (cell === null) return NO_MOMENT;
  if (isStored(cell)) return checkedStored(cell);
  const plain = fromPlain(cell);
  if (plain) return plain;
  const text = cellText(cell);
  if (text === null) return NO_MOMENT;
  return isStored(text) ? checkedStored(text) : fromText(text.normalize('NFKC'));
}

function fromText(text: string): DateTimeVerdict {
  if (/^\d{14}$/.test(text)) return joined(cellDate(text.slice(0, 8)), digitsClock(text.slice(8)));
  if (/^\d{12}$/.test(text) && /^(19|20)/.test(text))
    return joined(cellDate(text.slice(0, 8)), digitsClock(`${text.slice(8)}00`));
  if (/^\d+(\.\d+)?$/.test(text) && !/^\d{4}(\.\d{1,2})?$|^\d{6}$|^\d{8}$/.test(text))
    return fromNumber(Number(text));
  return fromParts(text) ?? fromWritten(text);
}

function fromParts(text: string): DateTimeVerdict | undefined {
  const parts = WITH_TIME.exec(text);
  if (!parts) return fromDigitsAfterDate(text);
  const [, date, before, hours, colonMinutes, colonSeconds, minutes, seconds, half, after, zone] =
    parts;
  const minute = half ? 30 : Number(colonMinutes ?? minutes ?? 0);
  const clock = clockOf(
    Number(hours),
    minute,
    Number(colonSeconds ?? seconds ?? 0),
    before ?? after,
  );
  if (clock === undefined) return INVALID_MOMENT;
  const verdict = joined(cellDate(date as string), clock);
  return zone && verdict.ok && verdict.at !== null ? inShanghai(verdict.at, zone) : verdict;
}

function fromDigitsAfterDate(text: string): DateTimeVerdict | undefined {
  const [, date, hours, minutes, seconds] = WITH_DIGITS.exec(text) ?? [];
  if (date === undefined) return undefined;
  const verdict = cellDate(date);
  const clock = clockOf(Number(hours), Number(minutes), Number(seconds ?? 0));
  return verdict.ok && clock !== undefined ? joined(verdict, clock) : undefined;
}

/** A clock nobody can read is no midnight. */
function fromWritten(text: string): DateTimeVerdict {
  const tidy = tidyMoment(text);
  const verdict = tidy === text ? undefined : fromParts(tidy);
  if (verdict) return verdict;
  return CLOCK.test(tidy) ? INVALID_MOMENT : joined(cellDate(text), undefined);
}

function digitsClock(digits: string): string | undefined | 'bad' {
  return (
    clockOf(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))) ??
    'bad'
  );
}

/** `HH:MM:SS`, `24:00:00` at the end of a day; undefined for a time no clock shows. */
function clockOf(
  hours: number,
  minutes: number,
  seconds: number,
  half?: string,
): string | undefined {
  const hour = hourOf(hours, half);
  if (hour === undefined || minutes > 59 || seconds > 59) return undefined;
  const clock = [hour, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  return hour < 24 || clock === END_OF_DAY ? clock : undefined;
}

function joined(date: DateVerdict, clock: string | undefined): DateTimeVerdict {
  if (!date.ok) return date;
  if (date.date === null) return NO_MOMENT;
  if (clock === 'bad') return INVALID_MOMENT;
  if (clock === END_OF_DAY) return flagged(`${dayAfter(date.date)} 00:00:00`, date.flag);
  if (clock !== undefined) return flagged(`${date.date} ${clock}`, date.flag);
  return flagged(`${date.date} 00:00:00`, date.flag ?? 'TIME_MISSING');
}

function flagged(at: string, flag: string | undefined): DateTimeVerdict {
  return flag === undefined ? { ok: true, at } : { ok: true, at, flag };
}

function inShanghai(at: string, zone: string): DateTimeVerdict {
  const there = Date.parse(`${at.replace(' ', 'T')}Z`);
  return fromTime(there - zoneMilliseconds(zone) + SHANGHAI_MILLISECONDS);
}

/** A spreadsheet's serial with its fraction of a day, or seconds or milliseconds since 1970. */
function fromNumber(value: number): DateTimeVerdict {
  if (value > 10_000 && value < 80_000 && !Number.isInteger(value))
    return fromTime(SERIAL_1900 + Math.round(value * 86_400) * 1000);
  if (value >= 190_001_010_000 && value <= 210_012_312_359) return fromText(String(value));
  if (value >= 1e11 && value < 1e13) return fromTime(value + SHANGHAI_MILLISECONDS);
  if (value >= 1e8 && value < 1e10) return fromTime(value * 1000 + SHANGHAI_MILLISECONDS);
  if (value >= 19_000_101_000_000 && value <= 21_001_231_235_959) return fromText(String(value));
  return joined(cellDate(value), undefined);
}

function fromTime(milliseconds: number): DateTimeVerdict {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime()) || milliseconds < SERIAL_1900 + DAY_MILLISECONDS)
    return INVALID_MOMENT;
  return { ok: true, at: date.toISOString().slice(0, STORED_LENGTH).replace('T', ' ') };
}
