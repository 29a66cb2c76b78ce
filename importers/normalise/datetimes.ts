import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';
import { cellDate, type DateVerdict } from './dates.ts';
import {
  checkedStored,
  type DateTimeVerdict,
  fromPlain,
  INVALID_MOMENT,
  isStored,
  NO_MOMENT,
  STORED_LENGTH,
} from './plain-datetimes.ts';
import { SHANGHAI_MILLISECONDS, zoneMilliseconds } from './zones.ts';

const SERIAL_1900 = Date.UTC(1899, 11, 30);
const DAY_MILLISECONDS = 86_400_000;

/** Date, then the clock: `9:05`, `09:05:07.000`, `9时5分`, with AM/PM words and a zone. */
const WITH_TIME =
  /^(.+?)(?:[ T]+|(?<=日))(上午|下午|AM|PM)? ?(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})?(?:\.\d+)?秒?)?分? ?(AM|PM|上午|下午)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

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
  const parts = WITH_TIME.exec(text);
  if (!parts) return joined(cellDate(text), undefined);
  const [, date, before, hours, minutes, seconds, after, zone] = parts;
  const clock = clockOf(Number(hours), Number(minutes), Number(seconds ?? 0), before ?? after);
  if (clock === undefined) return INVALID_MOMENT;
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
  if (date.date === null) return NO_MOMENT;
  if (clock === 'bad') return INVALID_MOMENT;
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
