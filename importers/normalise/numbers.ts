import { unitAt } from '../../data/text-unit.ts';
import { UNITS, type UnitScale } from '../units.ts';
import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';

/** Databases leave the zero before the point out: .5 and -.5. */
const PLAIN = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** Digits apart that are no groups of thousands: `1 2`. */
const TWO_NUMBERS = /\d\s+\d(?!\d{2}(?!\d))/;
/** The minus of typesetting, not of keyboards. */
const MINUS_SIGN = /^\u2212/;
const WITH_UNIT = /^([-+]?[\d,.]+)(.+)$/;

/**
 * A number of a cell in the column's stored unit: `1,234.50`, `１２３４`, `12万`, `3.5%`, `89.5㎡`,
 * `￥1,200`, `(350.00)`. `header` is the unit of
 * the column's header. Null for a blank; undefined for what is no number.
 */
export function cellNumber(cell: Cell, header?: UnitScale): number | null | undefined {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? scaled(cell, header?.factor) : undefined;
  const plain = cell === null ? undefined : plainNumber(cell);
  if (plain !== undefined) return scaled(plain, header?.factor);
  const text = cellText(cell);
  if (text === null) return null;
  if (PLAIN.test(text)) return scaled(Number(text), header?.factor);
  const narrow = text.normalize('NFKC').replace(MINUS_SIGN, '-');
  if (TWO_NUMBERS.test(narrow)) return undefined;
  return signed(narrow.replace(/\s/g, '').toLowerCase(), header);
}

/** 0.57 万 are 5,700, not the 5,699.999… that doubles make of it. */
export function scaled(value: number, factor = 1): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;
/** Digits whose number a double holds exactly; so does it the power of ten they are divided by. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS }, (_, places) => 10 ** places);

/**
 * The number of `12`, `-3.50`, `121.540311`: what most cells of a column of numbers hold. Exact, because a quotient of two
 * exact doubles is rounded once, as `Number` rounds. Undefined for any other text.
 */
export function plainNumber(text: string): number | undefined {
  const first = unitAt(text, 0) === MINUS ? 1 : 0;
  if (text.length - first > EXACT_DIGITS) return undefined;
  let value = 0;
  let point = text.length;
  for (let at = first; at < text.length; at += 1) {
    const code = unitAt(text, at);
    if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
    else if (code === POINT && point === text.length && at > first) point = at;
    else return undefined;
  }
  if (text.length === first || point === text.length - 1) return undefined;
  if (point < text.length) value /= POWERS[text.length - 1 - point] as number;
  return first === 1 ? -value : value;
}

/** `(1,234.50)` is how ledgers write what is owed; `￥` names the unit before the number. */
function signed(text: string, header: UnitScale | undefined): number | undefined {
  const owed = /^\(((?:¥|cn¥)?[\d.,]+(?:[万亿]?元?)?)\)$/.exec(text)?.[1];
  if (owed !== undefined) {
    const value = signed(owed, header);
    return value === undefined ? undefined : -value;
  }
  const money =
    /^(-?)(?:cn¥|¥|人民币|rmb)([\d.,]+)(万|亿)?元?$/.exec(text) ??
    /^(-?)([\d.,]+)(万|亿)?元?(?:人民币|rmb|cny)$/.exec(text);
  return unusual(money ? `${money[1]}${money[2]}${money[3] ?? ''}元` : text, header);
}

function unusual(text: string, header: UnitScale | undefined): number | undefined {
  if (PLAIN.test(text)) return scaled(Number(text), header?.factor);
  if (GROUPED.test(text)) return scaled(Number(text.replace(/,/g, '')), header?.factor);
  const [, digits, suffix] = WITH_UNIT.exec(text) ?? [];
  const number = digits === undefined ? Number.NaN : unusual(digits, undefined);
  if (number === undefined || Number.isNaN(number)) return undefined;
  const unit = suffixUnit(suffix as string, header);
  return unit === undefined || (header && unit.dimension !== header.dimension)
    ? undefined
    : scaled(number, unit.factor);
}

/** A bare 万 counts the header's unit, where that is not 万 itself. */
function suffixUnit(suffix: string, header: UnitScale | undefined): UnitScale | undefined {
  const factor = suffix === '万' ? 10_000 : suffix === '亿' ? 100_000_000 : undefined;
  if (factor === undefined) return UNITS[suffix];
  return { dimension: header?.factor === 1 ? header.dimension : 'count', factor };
}
