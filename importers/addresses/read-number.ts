import { isDigit, isLetter } from './characters.ts';
import { markAt } from './marks.ts';
import { isNumeral, readNumeral } from './numerals.ts';
import type { Mark } from './tokens.ts';

/** A number of a text with what marks it, and the index after both. */
export interface ReadNumber {
  readonly value: string;
  readonly mark: Mark;
  readonly end: number;
}

/** 甲乙丙: letters of doors, buildings and units. */
export const STEMS = '甲乙丙丁戊己庚辛';
const SIDES = '东南西北主副附裙前后';
const LONGEST_NUMERAL = 8;
/** People of Ningbo say 两 for the number 二; two units would be 两个单元. */
const SAID_UNIT_TWO = '两单元';

/** Digits or Chinese numerals at a place; '' where there are none. */
export function readDigits(text: string, at: number): [value: string, end: number] {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (end > at) return [text.slice(at, end), end];
  const numeral = readNumeral(text, at);
  return numeral ? [String(numeral.value), numeral.end] : ['', at];
}

/** Their numbers count and may be padded: 03幢 is 3幢. The zeros of a room number belong to it. */
const COUNTED: ReadonlySet<Mark> = new Set<Mark>(['lane', 'door', 'building', 'unit', 'storey']);

/** A number with the mark after it. */
export function withMark(text: string, value: string, end: number): ReadNumber {
  const { mark, length } = markAt(text, end);
  const isLetterBuilding = mark === 'storey' && /^[A-Z]$/.test(value);
  const plain = COUNTED.has(mark) ? value.replace(/^0+(?=\d)/, '') : value;
  const shown = mark === 'lane' ? plain + text.slice(end, end + length) : plain;
  return { value: shown, mark: isLetterBuilding ? 'building' : mark, end: end + length };
}

/** A floor with the 层 or 楼 after it, if any. */
export function asFloor(text: string, value: string, end: number): ReadNumber {
  const { mark, length } = markAt(text, end);
  const own = mark === 'floor' || mark === 'storey' ? length : 0;
  return { value, mark: 'floor', end: end + own };
}

/** 501, 3A05, A, B102, 22F; undefined for several letters. */
export function readAlphanumeric(text: string, at: number): ReadNumber | undefined {
  const digits = isLetter(text.charCodeAt(at)) ? at + 1 : at;
  if (digits > at && isLetter(text.charCodeAt(digits))) return undefined;
  const end = alphanumericEnd(text, digits, digits > at);
  const value = text.slice(at, end).replace(/^0+(?=\d{3})/, '');
  const isStorey = text[end] === 'F' && /^B?\d+$/.test(value);
  return isStorey ? asFloor(text, value, end + 1) : withMark(text, value, end);
}

/** Digits, and without a letter before them one letter and digits. F ends them: 22F2210. */
function alphanumericEnd(text: string, from: number, hasLetter: boolean): number {
  let end = digitsEnd(text, from);
  if (hasLetter || !/[A-EG-Z]/.test(text[end] ?? '')) return end;
  if (isLetter(text.charCodeAt(end + 1))) return end;
  end += 1;
  return digitsEnd(text, end);
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** Chinese numerals that count as a number: with a mark, or where `isNumber` says so of where they end. */
export function readMarkedNumeral(
  text: string,
  at: number,
  isNumber: (end: number) => boolean,
): ReadNumber | undefined {
  if (text.startsWith(SAID_UNIT_TWO, at)) return withMark(text, '2', at + 1);
  if (!isNumeral(text[at])) return undefined;
  const numeral = readNumeral(text, at);
  if (!numeral || numeral.end - at > LONGEST_NUMERAL) return undefined;
  const letter = /[A-E](?=[层楼座幢])/y;
  letter.lastIndex = numeral.end;
  const suffix = letter.exec(text)?.[0] ?? '';
  const read = withMark(text, numeral.value + suffix, numeral.end + suffix.length);
  const isOrdinal = text[at - 1] === '第';
  if (isCount(text, numeral.end, numeral.end - at)) return undefined;
  return read.mark !== 'none' || isOrdinal || isNumber(numeral.end) ? read : undefined;
}

/** 那一户, 三间: so many of them, where a room's number has three numerals. */
function isCount(text: string, end: number, length: number): boolean {
  return '户间家'.includes(text[end] ?? ' ') && length < 3;
}

const SHOP =
  /(?:商铺|店铺|铺位|门面|店面|房号|室号)[-: ]?([A-Z]?\d{1,4}[A-Z]?)(?![\dA-Z弄号幢栋#])/y;

/** 商铺101, 室号1203: a room whose mark stands before it. */
export function readShopNumber(text: string, at: number): ReadNumber | undefined {
  SHOP.lastIndex = at;
  const [whole, value] = SHOP.exec(text) ?? [];
  if (whole === undefined || value === undefined) return undefined;
  return { value, mark: 'room', end: at + whole.length };
}

/** 甲座, 北楼: a building or unit called by a character; `isFree` where nothing unknown goes before. */
export function readCalled(text: string, at: number, isFree: boolean): ReadNumber | undefined {
  const character = text[at] as string;
  if (!STEMS.includes(character) && !SIDES.includes(character)) return undefined;
  const { mark, length } = markAt(text, at + 1);
  const isBuilding = mark === 'building' || mark === 'storey';
  const isNamed =
    (isBuilding && SIDES.includes(character) && isFree) ||
    ((isBuilding || mark === 'unit') && STEMS.includes(character));
  if (!isNamed) return undefined;
  return { value: character, mark: isBuilding ? 'building' : 'unit', end: at + 1 + length };
}
