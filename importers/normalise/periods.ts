import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';
import { cellDate } from './dates.ts';

/** A month or period, null for a blank, undefined for what is none. */
export type Period = string | null | undefined;

const MONTH = /^(\d{4})[-/.年]?(\d{1,2})(?:月份?)?$/;
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

const DASHES = /[\u2010-\u2015\u2212]/g;

/** Days since 1900, as a spreadsheet counts them: 40666 is no month of the year 4066. */
const SERIAL = /^\d{5}$/;

/** A month as `YYYY-MM`: from `2011-05`, `201105`, `2011年5月`, `2011/5`, or any date of it. */
export function cellMonth(cell: Cell): Period {
  if (typeof cell === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(cell)) return cell;
  const text = typeof cell === 'number' ? String(cell) : cellText(cell)?.normalize('NFKC');
  if (text === undefined || text === null) return null;
  const [, year, month] = MONTH.exec(text) ?? [];
  if (year && month && !isLostOctober(cell)) {
    const found = monthOf(Number(year), Number(month));
    if (found !== undefined || !SERIAL.test(text)) return found;
  }
  const verdict = cellDate(cell);
  if (!verdict.ok || verdict.flag === 'DATE_YEAR_ONLY') return undefined;
  return verdict.date === null ? null : verdict.date.slice(0, 7);
}

/** 2011.1 in a numeric cell may be an October that lost its zero. */
function isLostOctober(cell: Cell): boolean {
  return typeof cell === 'number' && !Number.isInteger(cell) && /\.1$/.test(String(cell));
}

function monthOf(year: number, month: number): string | undefined {
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return undefined;
  return `${year}-${String(month).padStart(2, '0')}`;
}

/**
 * A statistical period: `2010`, `2010H1`, `2010Q3`, `2010-07`, `2010-01~07` (data-dictionary §7.2), also as
 * 2010年, 2010年上半年, 2010年第三季度, 2010年1-7月, 2010年前三季度.
 */
export function cellPeriod(cell: Cell): Period {
  const text = typeof cell === 'number' ? String(cell) : cellText(cell)?.normalize('NFKC');
  if (text === undefined || text === null) return null;
  const plain = text.replace(/\s/g, '').replace(DASHES, '-').replace(/月份/g, '月').toUpperCase();
  const year = /^(\d{4})(?:年度?|年?全年)?$/.exec(plain)?.[1];
  return year ?? halfYear(plain) ?? quarter(plain) ?? cumulative(plain) ?? cellMonth(cell);
}

function halfYear(text: string): string | undefined {
  const [, year, half] = /^(\d{4})年?-?(H1|H2|上半年|下半年)$/.exec(text) ?? [];
  return year && half ? `${year}H${half === 'H1' || half === '上半年' ? 1 : 2}` : undefined;
}

function quarter(text: string): string | undefined {
  const [, year, digit, letter] =
    /^(\d{4})年?-?(?:Q([1-4])|第?([一二三四1-4])季度?)$/.exec(text) ?? [];
  const number = digit ?? (letter && (QUARTERS[letter] ?? letter));
  return year && number ? `${year}Q${number}` : undefined;
}

/** 2010-01-07 is a day of a month, as a spreadsheet shows one, and no span of seven. */
const CUMULATIVE = /^(\d{4})(?:年|-(?!\d+-\d+$))(\d{1,2})月?[-~至](\d{1,2})月?$/;

function cumulative(text: string): string | undefined {
  const threeQuarters = /^(\d{4})年?前三季度$/.exec(text)?.[1];
  if (threeQuarters) return `${threeQuarters}-01~09`;
  const [, year, first, last] = CUMULATIVE.exec(text) ?? [];
  if (!year || Number(last) > 12 || Number(first) > Number(last) || Number(first) < 1)
    return undefined;
  return `${year}-${String(first).padStart(2, '0')}~${String(last).padStart(2, '0')}`;
}
