import type { DistrictProfile } from '../../contract/profile.ts';
import { say } from '../../contract/sentence.ts';
import type { ImportContext } from '../import-context.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import type { WholeCheck } from '../rows/whole-delivery.ts';
import { type KnownValue, ValueBook } from './value-book.ts';

/** Values against each other (data-dictionary §7.2): running totals of a year, streets and district, changes on the year. */
export const valueChecks =
  (context: ImportContext): WholeCheck =>
  async (rows) => {
    const book = await ValueBook.open(rows, context);
    for (const value of book.values) {
      checkRunningTotal(value, book);
      checkStreets(value, book, context.profile);
      checkChanges(value, book);
    }
    for (const { values, checks } of rows) checkUnit(values, checks, book);
  };

/** A value in another unit than its indicator's is another number: 亿元 among 万元. */
function checkUnit(values: RowValues, checks: RowChecks, book: ValueBook): void {
  const unit = values.unit as string | null;
  const known = book.indicators.get(String(values.indicator_code))?.unit;
  if (unit === null || known === undefined || sameUnit(unit, known)) return;
  checks.warn({
    code: 'UNIT_DIFF',
    field: 'unit',
    value: unit,
    sentence: say`The list of indicators says ${known}.`,
  });
}

const sameUnit = (one: string, other: string): boolean => {
  const [left, right] = [one, other].map((unit) => unit.normalize('NFKC').replace(/\s/g, ''));
  return left === right;
};

/** Shares and indices: neither added up nor running on. */
const RATE = /[%‰]|百分点|指数|=100/;
/** Means and shares: 人均可支配收入 of streets do not add up. */
const addsUp = (value: KnownValue, book: ValueBook): boolean => {
  const facts = book.factsOf(value);
  return facts !== undefined && facts.aggregation !== 'none' && !RATE.test(facts.unit);
};

const CUMULATIVE = /^(\d{4}-\d{2})~(\d{2})$/;

/** 累计: `2010-01~07` is no less than `2010-01~06`. */
function checkRunningTotal(value: KnownValue, book: ValueBook): void {
  const { indicator, area, period, version, checks } = value;
  const [, first, last] = CUMULATIVE.exec(period) ?? [];
  if (!checks || first === undefined || !addsUp(value, book)) return;
  if (book.factsOf(value)?.aggregation === 'last') return;
  for (let month = Number(last) - 1; month >= Number(first.slice(5)); month -= 1) {
    const earlier = `${first}~${String(month).padStart(2, '0')}`;
    const before = book.of(indicator, area, earlier, version);
    if (!before) continue;
    if (value.value >= before.value) return;
    return checks.warn({
      code: 'CUMULATIVE_FALLS',
      field: 'value',
      value: value.value,
      sentence: say`Up to the period before, ${earlier}, it was ${before.value} already.`,
    });
  }
}

/**
 * The district is the sum of its streets, each rounded, where all are given: of all there are, or of those it had before land
 * of another district came to it.
 */
function checkStreets(value: KnownValue, book: ValueBook, profile: DistrictProfile): void {
  const { area, checks } = value;
  if (!checks || area !== profile.adcode || !addsUp(value, book)) return;
  const own = profile.streets.filter(({ formerCode }) => formerCode === undefined);
  const sums = [profile.streets, own].flatMap((streets) => sumOf(value, book, streets) ?? []);
  const allowed = ((profile.streets.length + 1) / 2) * unitOfLastPlace(value, book) * SLACK;
  const [sum] = sums;
  if (sum === undefined || sums.some((one) => Math.abs(one - value.value) <= allowed)) return;
  checks.warn({
    code: 'STREETS_SUM',
    field: 'value',
    value: value.value,
    sentence: say`The streets add up to ${rounded(sum, value, book)}.`,
  });
}

/** Undefined where there are no streets, or one has no value. */
function sumOf(
  { indicator, period, version }: KnownValue,
  book: ValueBook,
  streets: DistrictProfile['streets'],
): number | undefined {
  if (streets.length === 0) return undefined;
  let sum = 0;
  for (const { code } of streets) {
    const street = book.of(indicator, code, period, version);
    if (!street) return undefined;
    sum += street.value;
  }
  return sum;
}

/** Binary fractions. */
const SLACK = 1 + 1e-6;
/** Changes are given with one decimal. */
const CHANGE_PLACE = 0.1;
const PERCENT = /^[%‰]$|百分点/;

/**
 * 同比 and 环比 against the value they are on, of whatever version: growth of values at prices of the year (当年价) may be at
 * comparable ones, values a census revised keep their old growth, and indices are changes themselves, so those are not
 * compared. Growth of a share is in points.
 */
function checkChanges(value: KnownValue, book: ValueBook): void {
  const { period, onYear, onPrevious } = value;
  if (value.basis !== null || value.status === 'revised') return;
  const lastYear = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  checkChange(value, book, { told: onYear, on: lastYear, field: 'change_percent' });
  const on = periodBefore(period);
  if (on !== undefined)
    checkChange(value, book, { told: onPrevious, on, field: 'change_previous_percent' });
}

interface ToldChange {
  readonly told: number | null;
  /** The period it is on. */
  readonly on: string;
  readonly field: string;
}

function checkChange(value: KnownValue, book: ValueBook, { told, on, field }: ToldChange): void {
  const { indicator, area, checks } = value;
  const unit = book.factsOf(value)?.unit;
  if (!checks || told === null || unit === undefined) return;
  if (RATE.test(unit) && !PERCENT.test(unit)) return;
  const place = unitOfLastPlace(value, book);
  const found = book
    .versionsOf(indicator, area, on)
    .flatMap((base) => changeOf(value.value, base.value, PERCENT.test(unit), place));
  if (found.length === 0) return;
  if (found.some(({ change, error }) => Math.abs(change - told) <= error + CHANGE_PLACE)) return;
  const [closest] = found.toSorted((a, b) => Math.abs(a.change - told) - Math.abs(b.change - told));
  checks.warn({
    code: 'CHANGE_DIFF',
    field,
    value: told,
    sentence: say`The two values give ${(closest?.change ?? 0).toFixed(1)}.`,
  });
}

/** The month, quarter or half year before; undefined for other periods. */
function periodBefore(period: string): string | undefined {
  const [, year, sign, number] = /^(\d{4})(-|Q|H)(\d{1,2})$/.exec(period) ?? [];
  if (year === undefined || sign === undefined) return undefined;
  const last = { '-': 12, Q: 4, H: 2 }[sign] ?? 0;
  const before = Number(number) - 1;
  const name = String(before || last).padStart(sign === '-' ? 2 : 1, '0');
  return `${Number(year) - (before ? 0 : 1)}${sign}${name}`;
}

/** Change in percent, or in points of a share, and how far rounded values may put it off. */
function changeOf(now: number, before: number, isShare: boolean, place: number) {
  if (isShare) return [{ change: now - before, error: place }];
  if (before === 0) return [];
  const error = ((place / 2) * 100 * (1 + Math.abs(now / before))) / Math.abs(before);
  return [{ change: (now / before - 1) * 100, error }];
}

function unitOfLastPlace(value: KnownValue, book: ValueBook): number {
  return 10 ** -(book.factsOf(value)?.decimals ?? 0);
}

function rounded(sum: number, value: KnownValue, book: ValueBook): string {
  return sum.toFixed(book.factsOf(value)?.decimals ?? 0);
}
