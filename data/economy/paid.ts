import type { EconomyBook } from './book.ts';
import type { Firm } from './firm.ts';
import { addPayments, type PaidSum } from './tax-sum.ts';

const YEAR_MONTHS = 12;
const QUARTER_MONTHS = 3;

/** Positions of months in the book: from the first, to before the last. */
export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

/** The twelve months to the last delivered, or the twelve before them. */
export function yearOf({ tax }: EconomyBook, yearsBack = 0): MonthSpan {
  const to = Math.max(0, tax.months.length - yearsBack * YEAR_MONTHS);
  return { from: Math.max(0, to - YEAR_MONTHS), to };
}

/** What a firm paid in some months, 元: all tax, or the local share of it. */
export function paidBy(
  { tax }: EconomyBook,
  firm: Firm,
  { from, to }: MonthSpan,
  local = false,
): number {
  const series = local ? tax.locals : tax.amounts;
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += series[firm.index * tax.months.length + at] ?? 0;
  return sum;
}

/** What firms paid together. */
export function paidByAll(
  book: EconomyBook,
  firms: readonly Firm[],
  span: MonthSpan,
  local = false,
): PaidSum {
  return addPayments(firms.map((firm) => paidBy(book, firm, span, local)));
}

/**
 * 税收波动: the last quarter against the same quarter a year before. Null where the firm did not pay in each month of a
 * whole quarter then (no 同比 on a zero base) or the book is too short.
 */
export function taxChange(book: EconomyBook, firm: Firm): number | null {
  const { length } = book.tax.months;
  if (length < YEAR_MONTHS + QUARTER_MONTHS) return null;
  const before = { from: length - YEAR_MONTHS - QUARTER_MONTHS, to: length - YEAR_MONTHS };
  const base = paidBy(book, firm, before);
  const earlier = { from: Math.max(0, before.from - QUARTER_MONTHS), to: before.from };
  if (base <= 0 || paidBy(book, firm, earlier) <= 0) return null;
  return paidBy(book, firm, { from: length - QUARTER_MONTHS, to: length }) / base - 1;
}

/** Falls to half or less, or doubles: worth a visit. Payers under 1万 a quarter swing by nature. */
const SWING = { fall: -0.5, rise: 1, leastYuan: 10_000 } as const;

/** Whether a firm's tax swung (税收波动). */
export function swings(book: EconomyBook, firm: Firm): boolean {
  const change = taxChange(book, firm);
  if (change === null || (change > SWING.fall && change < SWING.rise)) return false;
  const { length } = book.tax.months;
  const before = paidBy(book, firm, {
    from: length - YEAR_MONTHS - QUARTER_MONTHS,
    to: length - YEAR_MONTHS,
  });
  return before >= SWING.leastYuan;
}
