/**
 * Numbers that begin again each year (编号按年重编; data-dictionary §4.3, §5). The identity of such a row is its number and its
 * year: the number itself where it carries the year, else the number with the year behind it, whether or not another year
 * has the same number. A figure space, which no cell of an export keeps, stands between the two.
 */
const BEFORE_YEAR = '\u2007(';

const MARKED = /^(.*)\u2007\((\d{4})\)$/s;
/** As a person types it: `17 (2013)`, `17（2013年）`. */
const TYPED = /^(.*\S)\s*[(（](\d{4})年?[)）]$/s;

/** More than a district numbers in a year: 3,000 calls a day are 1.1 million. */
const HIGHEST_RUNNING = 2_000_000;
const LONGEST_PREFIX = 8;
const YEAR_DIGITS = 4;
/** `2013` and a number behind it. */
const SHORTEST_WITH_YEAR = YEAR_DIGITS + 1;
/** `13` and four digits behind it. */
const SHORTEST_WITH_SHORT_YEAR = 6;

/** The identity of a row with a number that may begin again: the number where it carries the year, else both. */
export function yearlyNumber(number: string, year: number): string {
  return carriesYear(number, year) ? number : `${number}${BEFORE_YEAR}${year})`;
}

/** A number as the department wrote it. */
export function writtenNumber(number: string): string {
  return number.includes(BEFORE_YEAR) ? number.replace(MARKED, '$1') : number;
}

/** A text as people type and search it: an ordinary space before the year of a number. */
export function shownNumber(text: string): string {
  return text.includes(BEFORE_YEAR) ? text.replaceAll(BEFORE_YEAR, ' (') : text;
}

/** The year that stands behind a number; undefined where none does. */
export function yearOfNumber(number: string): number | undefined {
  const year = number.includes(BEFORE_YEAR) ? MARKED.exec(number)?.[2] : undefined;
  return year === undefined ? undefined : Number(year);
}

/** A number with a typed year as it is stored; any other text as it is. */
export function typedNumber(text: string): string {
  const [, number, year] = TYPED.exec(text) ?? [];
  return number === undefined || !isRunningNumber(number)
    ? text
    : `${number}${BEFORE_YEAR}${year})`;
}

/**
 * Whether a number only counts: one run of digits that stays within what a district numbers in a year, with zeros before
 * it or a few letters around it (`17`, `000017`, `H17`, `第17号`). Codes with several runs or longer ones tell more than
 * a place in a list, and stay as they are.
 */
export function isRunningNumber(number: string): boolean {
  const end = number.length;
  let at = 0;
  while (at < end && !isDigit(number, at)) at += 1;
  if (at === end || at > LONGEST_PREFIX) return false;
  let value = 0;
  for (; at < end && isDigit(number, at); at += 1) {
    value = value * 10 + number.charCodeAt(at) - 48;
    if (value >= HIGHEST_RUNNING) return false;
  }
  if (end - at > LONGEST_PREFIX) return false;
  for (; at < end; at += 1) if (isDigit(number, at)) return false;
  return true;
}

/** What a running number counts to. */
export function runningValue(number: string): number {
  return Number(/\d+/.exec(number)?.[0] ?? 0);
}

/**
 * Whether a number tells its year itself, or is no running number at all. `201317` tells 2013, and `130017` too; in another
 * year they are taken for running numbers, so that no two years come to the same identity.
 */
export function carriesYear(number: string, year: number): boolean {
  if (!isRunningNumber(number)) return true;
  const digits = /\d+/.exec(number)?.[0] ?? '';
  if (digits.length >= SHORTEST_WITH_YEAR && digits.startsWith(String(year))) return true;
  const short = String(year).slice(2);
  return digits.length >= SHORTEST_WITH_SHORT_YEAR && digits.startsWith(short);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
