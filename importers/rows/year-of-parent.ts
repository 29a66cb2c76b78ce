import { say } from '../../contract/sentence.ts';
import { yearlyNumber, yearOfNumber } from '../../contract/yearly-numbers.ts';
import { type KnownKeys, minuteOf, type NumberedRow, yearOfMinute } from './parent-keys.ts';
import type { Finding } from './row-checks.ts';

/** Which row of several years a row means that names the number alone (所指年份). */
export interface MeantRow {
  readonly key: string;
  /** The number with the year of the row that refers to it. */
  readonly own: string;
  /** None of those that are known is meant for sure. */
  readonly isDoubtful: boolean;
  /** The rows it may mean, where there are several that began before it. */
  readonly others: readonly NumberedRow[];
}

const MINUTES_A_DAY = 24 * 60;
/** A row that follows so soon on one of the year before is taken for one of it. */
const SOON_MINUTES = 60 * MINUTES_A_DAY;
/** Clocks differ, and what was written down on paper is entered later. */
const EARLY_MINUTES = MINUTES_A_DAY;

/** What is known of the row that refers to a number. */
export interface ReferringRow {
  readonly number: string;
  readonly date: string | undefined;
  /** The year it is written down under, as its ledger or its date says. */
  readonly year: number | undefined;
  /** Key of the row itself, where it refers to others of its table. */
  readonly self?: string;
}

/**
 * The row a number means: of those that began no later than the row that refers to it, the last. One of another year is
 * doubtful while numbers of this year are not known so far; unless it is near, the number then waits under its own year for
 * the row that may come.
 */
export function meantRow({ number, date, year, self }: ReferringRow, keys: KnownKeys): MeantRow {
  const rows = keys.numbered(number).filter(({ key }) => key !== self);
  const own = year === undefined ? number : yearlyNumber(number, year);
  if (rows.length === 0) return certain(own, own);
  const minute = lastMinuteOf(date);
  if (minute === undefined) return withoutDate(number, own, rows);
  const others = rows.filter((row) => row.minute === undefined || row.minute <= minute);
  const last = others.at(-1);
  const ofYear = rows.find((row) => yearOf(row) === year);
  if (ofYear && year !== yearOfMinute(minute)) return certain(ofYear.key, own);
  const next = self === undefined && rows.find((row) => isJustAfter(row, minute));
  const isNear = last?.minute !== undefined && minute - last.minute <= SOON_MINUTES;
  if (next && !isNear) return { key: next.key, own, isDoubtful: last !== undefined, others: [] };
  if (!last) return certain(ofYear?.key ?? own, own);
  const isSure = yearOf(last) === year || ofYear !== undefined || keys.tellsOf(number, minute);
  return { key: isSure || isNear ? last.key : own, own, isDoubtful: !isSure, others };
}

/** A date without a time may be any of its day. */
function lastMinuteOf(date: string | undefined): number | undefined {
  const minute = minuteOf(date);
  const isDay = date !== undefined && !date.includes(':');
  return minute !== undefined && isDay ? minute + MINUTES_A_DAY - 1 : minute;
}

function isJustAfter({ minute: its }: NumberedRow, minute: number): boolean {
  return its !== undefined && its > minute && its - minute <= EARLY_MINUTES;
}

function withoutDate(number: string, own: string, rows: readonly NumberedRow[]): MeantRow {
  const [only, ...more] = rows;
  const meant =
    rows.find(({ key }) => key === own && own !== number) ?? (more.length === 0 && only);
  return meant ? certain(meant.key, own) : { key: number, own, isDoubtful: true, others: [] };
}

function certain(key: string, own: string): MeantRow {
  return { key, own, isDoubtful: false, others: [] };
}

function yearOf({ key, minute }: NumberedRow): number | undefined {
  return yearOfNumber(key) ?? (minute === undefined ? undefined : yearOfMinute(minute));
}

/** Why a row that is to go is refused: its number alone does not tell which it is. */
export function yearMissing(field: string, number: string): Finding {
  return {
    code: 'NUMBER_YEAR_MISSING',
    field,
    value: number,
    sentence: say`Several years have the number ${number}; give the row its date, so that the year can be told.`,
  };
}
