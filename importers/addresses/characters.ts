import { isNumeral } from './numerals.ts';
import { simplifiedCodes } from './simplified.ts';
import { spacesInNumbers } from './spaced-numbers.ts';

/** A text folded for comparison: `text[i]` was written at `origins[i]`; without `origins` at i. */
export interface FoldedText {
  readonly written: string;
  readonly text: string;
  readonly origins: readonly number[] | undefined;
}

/** Variants (异体字), circled and Roman numerals and marks that mean the same in an address, beyond traditional characters. */
const VARIANTS: Readonly<Record<string, string>> = {
  ...pairs('邨村衖弄號号橦幢○〇◯〇貳贰參叁陸陆'),
  ...pairs('①1②2③3④4⑤5⑥6⑦7⑧8⑨9Ⅰ1Ⅱ2Ⅲ3Ⅳ4Ⅴ5Ⅵ6Ⅶ7Ⅷ8Ⅸ9'),
  ...pairs('—-–-―-−-‐-‑-﹣-~-～-_-＃#【(】)［(］)[(])〔(〕)「(」)，,、,；;。;：:／/·.•.．.'),
};

const SPACE = 0x20;
/** Behind a Chinese numeral they belong to it, whatever stands between. */
const MARKS = new Set([...'弄巷号幢栋座单层楼室梯'].map((mark) => mark.charCodeAt(0)));

const SIMPLIFIED = simplifiedCodes();

/** Of ASCII: marks and letters, to which their full-width forms fold as well. */
const FIRST_FULL_WIDTH = 0xff01;
const LAST_FULL_WIDTH = 0xff5e;
const FULL_WIDTH_FROM_HALF = 0xfee0;

/** By code unit: the one it is folded to. */
const FOLDED = foldedCodes();

function foldedCodes(): Uint16Array {
  const folded = Uint16Array.from(SIMPLIFIED);
  for (const [variant, mark] of Object.entries(VARIANTS))
    folded[variant.charCodeAt(0)] = mark.charCodeAt(0);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz')
    folded[letter.charCodeAt(0)] = letter.toUpperCase().charCodeAt(0);
  folded.fill(SPACE, 0, SPACE + 1);
  for (const blank of ['\u00a0', '\u3000']) folded[blank.charCodeAt(0)] = SPACE;
  for (let code = FIRST_FULL_WIDTH; code <= LAST_FULL_WIDTH; code += 1)
    folded[code] = folded[code - FULL_WIDTH_FROM_HALF] as number;
  return folded;
}

/** Full-width to half-width, capitals, variants; spaces dropped except between two numbers or two names. */
export function fold(written: string): FoldedText {
  let isFolded = true;
  for (let at = 0; at < written.length && isFolded; at += 1) {
    const code = written.charCodeAt(at);
    isFolded = code !== SPACE && FOLDED[code] === code && code !== LETTER_I && code !== LETTER_O;
  }
  return isFolded ? { written, text: written, origins: undefined } : foldEach(written);
}

const LETTER_I = 0x49;
const LETTER_O = 0x4f;
/** Digits among which l, I or O stand for 1 and 0: l28弄, 6l号, 1O5. */
const MISREAD = /(?<![A-Za-z])(?=[lIOo]*\d)(?=\d*[lIOo])[\dlIOo]{2,}(?![A-Za-z])/g;

function withDigits(written: string): string {
  return written.replace(MISREAD, (run) => run.replace(/[lI]/g, '1').replace(/[Oo]/g, '0'));
}

function foldEach(written: string): FoldedText {
  let text = '';
  let origins: number[] | undefined;
  const inNumbers = spacesInNumbers(written);
  const digits = withDigits(written);
  for (let at = 0; at < written.length; at += 1) {
    const code = FOLDED[digits.charCodeAt(at)] as number;
    if (code === SPACE && (inNumbers?.has(at) || !separates(text, written, at))) {
      origins ??= Array.from({ length: text.length }, (_, index) => index);
      continue;
    }
    text += String.fromCharCode(code);
    origins?.push(at);
  }
  return { written, text, origins };
}

/** What was written for a piece of the folded text. */
export function writtenPiece(folded: FoldedText, start: number, end: number): string {
  const { written, origins } = folded;
  if (!origins) return written.slice(start, end);
  return written.slice(origins[start] ?? written.length, (origins[end - 1] ?? -1) + 1);
}

/** A space counts only where it keeps two numbers or two names apart. */
function separates(before: string, written: string, at: number): boolean {
  let next = at + 1;
  while (next < written.length && /\s/.test(written[next] as string)) next += 1;
  if (before === '' || next === written.length) return false;
  const last = before.charCodeAt(before.length - 1);
  const first = FOLDED[written.charCodeAt(next)] as number;
  if (isAlphanumeric(last)) return isAlphanumeric(first);
  return isHan(last) && isHan(first) && !(isNumeral(before.at(-1)) && MARKS.has(first));
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

/** CJK ideographs (汉字) and 〇. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007
  );
}

function pairs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at + 1 < text.length; at += 2)
    found[text[at] as string] = text[at + 1] as string;
  return found;
}
