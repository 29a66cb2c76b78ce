import { citizenIdCheck, widenedCitizenId } from '../../contract/citizen-number.ts';
import { unitAt } from '../../data/text-unit.ts';

const ZERO = 48;
const EIGHTEEN = /^\d{17}[\dX]$/;

/** What a citizen ID number (公民身份号码, GB 11643-1999) says, or the check code it fails. */
export type CitizenId =
  | {
      readonly ok: true;
      /** 18 characters, X upper case. */
      readonly number: string;
      /** `YYYY-MM-DD`. */
      readonly birthDate: string;
      readonly sex: 'male' | 'female';
      /** The cell held an old 15-digit number; 19 and the check character were added. */
      readonly wasFifteen: boolean;
    }
  | { readonly ok: false; readonly code: 'ID_CHECKSUM' | 'ID_FORMAT' | 'ID_DATE' | 'ID_MANGLED' };

const bad = (code: 'ID_CHECKSUM' | 'ID_FORMAT' | 'ID_DATE' | 'ID_MANGLED'): CitizenId => ({
  ok: false,
  code,
});

/** Whether `year-month-day` is a day of the calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= daysOfMonth(year, month);
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A number that went through a numeric cell lost its last three digits (data-dictionary §10.2). */
export function looksMangledId(text: string): boolean {
  return /^\d+(\.\d+)?e\+?\d+$/i.test(text);
}

/** A check character X typed as *: what was meant is not for us to say (data-dictionary §2.4). */
export function isStarredId(text: string): boolean {
  return /^\d{17}\*$/.test(text);
}

/**
 * Reads a citizen ID number: form, calendar date, check character; 15-digit numbers are converted.
 * `asOf` (`YYYY-MM-DD`) bounds the birth date: not after it, not more than 120 years before it.
 */
export function parseCitizenId(text: string, asOf: string): CitizenId {
  if (EIGHTEEN.test(text)) return readEighteen(text, asOf, false);
  if (looksMangledId(text)) return bad('ID_MANGLED');
  const upper = text.toUpperCase();
  if (/^\d{15}$/.test(upper)) return readEighteen(widenedCitizenId(upper), asOf, true);
  if (!EIGHTEEN.test(upper)) return bad('ID_FORMAT');
  return readEighteen(upper, asOf, false);
}

function digitsOf(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) value = value * 10 + unitAt(text, at) - ZERO;
  return value;
}

function readEighteen(number: string, asOf: string, wasFifteen: boolean): CitizenId {
  if (citizenIdCheck(number) !== number[17]) {
    return bad(number.endsWith('000') ? 'ID_MANGLED' : 'ID_CHECKSUM');
  }
  const year = digitsOf(number, 6, 4);
  const month = digitsOf(number, 10, 2);
  const day = digitsOf(number, 12, 2);
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const alive = birthDate <= asOf && year >= Number(asOf.slice(0, 4)) - 120;
  if (!isCalendarDay(year, month, day) || !alive) return bad('ID_DATE');
  const sex = (unitAt(number, 16) - ZERO) % 2 === 1 ? 'male' : 'female';
  return { ok: true, number, birthDate, sex, wasFifteen };
}
