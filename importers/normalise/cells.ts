import { unitAt } from '../../data/text-unit.ts';
import { NOT_CALCULATED, type Cell } from '../readers/source.ts';

const BLANKS = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '无',
  '暂无',
  '不详',
  '未知',
  'null',
  'NULL',
  'N/A',
  '#N/A',
  'n/a',
]);
const LONGEST_BLANK = 4;
const NEEDS_TIDY = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u3000\ufeff']/;

/** Text of a cell without hidden characters, outer spaces and Excel's leading apostrophe; null when it means nothing. */
export function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : null;
  const text = NEEDS_TIDY.test(cell) ? tidy(cell) : cell;
  return text.length <= LONGEST_BLANK && BLANKS.has(text) ? null : text;
}

function tidy(text: string): string {
  return text
    .replace(/[\u200b-\u200f\ufeff\u0000]/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
    .replace(/^'(?=.)/, '');
}

/** A cell that says nothing, but whose word (无, 不详) may be a value of a code list. */
export function rawText(cell: Cell): string {
  return cell === null ? '' : String(cell).normalize('NFKC').trim();
}

/** Longer than any blank's word. */
const SHORTEST_PLAIN_CODE = LONGEST_BLANK + 1;

/** Whether a code is nothing but letters and digits, as most are, and too long for a blank's word: it is stored as it stands. */
export function isPlainCode(text: string): boolean {
  const { length } = text;
  if (length < SHORTEST_PLAIN_CODE) return false;
  for (let at = 0; at < length; at += 1) {
    const code = unitAt(text, at);
    const isDigit = code >= 48 && code <= 57;
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (!isDigit && !isLetter) return false;
  }
  return true;
}

const NON_ASCII = /[^\u0021-\u007e]/;

/** A code, number or identifier: full-width to half-width, no spaces, no trailing `.0`; `0` means nothing. */
export function cellCode(cell: Cell): string | null {
  const text = cellText(cell);
  if (text === null) return null;
  const plain = NON_ASCII.test(text) ? text.normalize('NFKC').replace(/\s/g, '') : text;
  const whole = plain.endsWith('.0') && /^\d+\.0$/.test(plain) ? plain.slice(0, -2) : plain;
  return whole === '0' || whole === '' ? null : whole;
}

/** Errors a formula left in a cell, and one without a result. */
export function isCellError(cell: Cell): boolean {
  return (
    typeof cell === 'string' &&
    cell.startsWith('#') &&
    (cell === NOT_CALCULATED || /^#(REF|VALUE|DIV\/0|NAME\?|NUM|NULL)!?$/.test(cell))
  );
}

const MANGLED = /^\s*\d+(\.\d+)?[eE]\+\d+\s*$/;

/** Digits beyond the fifteenth are lost in a numeric cell; text like 3.3E+17 is what is left of them. */
export function isMangledCode(cell: Cell): boolean {
  if (typeof cell === 'number') return !Number.isSafeInteger(cell) || Math.abs(cell) >= 1e15;
  return cell !== null && cell.includes('+') && MANGLED.test(cell);
}
