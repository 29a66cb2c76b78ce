/** Numerals of years (二〇一一) and, with 十, of months and days. */
const NUMERAL_DIGITS = '〇一二三四五六七八九';
const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** 民国元年 is 1912. */
const YEAR_BEFORE_MINGUO = 1911;

const WEEKDAY = /[([]?(?:星期|礼拜|周)[一二三四五六日天][)\]]?/;
const ANY_DASH = /[\u2010-\u2015\u2212]+/g;
const NUMERALS = '〇○零一二三四五六七八九十';
const MINGUO = new RegExp(`^民[国國] ?(元|\\d{1,3}|[${NUMERALS}]{1,3})年`);
const NUMERAL_PART = new RegExp(`[${NUMERALS}]+(?=[年月日])`, 'g');
/** `3-May-2011`, `03-5月 -11` of Oracle. */
const DAY_MONTH_NAME = /^(\d{1,2})[- ]([a-z]{3,9}|\d{1,2}月)\.? ?[-, ] ?(\d{4}|\d{2})(?!\d)/i;
/** `May 3, 2011`, `May  3 2011 9:05AM` of SQL Server. */
const MONTH_NAME_DAY = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/i;
/** `2011-May-03`. */
const YEAR_MONTH_NAME = /^(\d{4})[- ]([a-z]{3,9})[- ](\d{1,2})(?!\d)/i;
/** `Tue May 03 09:05:00 CST 2011`: how Java prints a moment of China Standard Time. */
const JAVA = /^[a-z]{3} ([a-z]{3}) (\d{2}) (\d{2}:\d{2}:\d{2}) CST (\d{4})$/i;

/**
 * A date or moment as people and programs write it, in the shapes `cellDate` and `cellDateTime` read: 号 as 日, any dash, no
 * weekday, 民国 years, months by name, numerals. Text that is none of these comes back as it was. `text` is NFKC.
 */
export function tidyMoment(text: string): string {
  const plain = text
    .replace(ANY_DASH, '-')
    .replace(/(\d)、(?=\d)/g, '$1-')
    .replace(WEEKDAY, ' ')
    .replace(/(\d{4}年?\d{1,2}月\d{1,2})号/, '$1日')
    .replace(/ ?([年月]) ?| (?=日)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return byName(inDigits(plain));
}

function inDigits(text: string): string {
  const ours = text.replace(MINGUO, (_, year: string) => {
    const number = year === '元' ? 1 : /^\d/.test(year) ? Number(year) : numeral(year);
    return `${YEAR_BEFORE_MINGUO + number}年`;
  });
  return ours.replace(NUMERAL_PART, (part, at: number, whole: string) => {
    const isYear = whole[at + part.length] === '年';
    if (!isYear) return String(numeral(part));
    return part.length === 4 && !part.includes('十') ? yearDigits(part) : part;
  });
}

function yearDigits(text: string): string {
  return [...text].map((char) => String(digitOf(char))).join('');
}

function digitOf(char: string): number {
  return char === '零' || char === '○' ? 0 : NUMERAL_DIGITS.indexOf(char);
}

/** 一 … 九十九. */
function numeral(text: string): number {
  if (!text.includes('十')) return Number(yearDigits(text));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones));
}

function byName(text: string): string {
  const java = JAVA.exec(text);
  if (java) return named(java[4], java[1], java[2], ` ${java[3] ?? ''}`) ?? text;
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) {
    const [whole, day, month, year] = dayFirst;
    return named(year, month, day, text.slice(whole.length)) ?? text;
  }
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (monthFirst) {
    const [whole, month, day, year] = monthFirst;
    return named(year, month, day, text.slice(whole.length)) ?? text;
  }
  const yearFirst = YEAR_MONTH_NAME.exec(text);
  if (!yearFirst) return text;
  const [whole, year, month, day] = yearFirst;
  return named(year, month, day, text.slice(whole.length)) ?? text;
}

/** `年月日` says that a year of two digits is one; undefined for a word that is no month. */
function named(year = '', month = '', day = '', rest = ''): string | undefined {
  const number = /^\d/.test(month)
    ? Number.parseInt(month, 10)
    : MONTH_NAMES.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return number === 0 ? undefined : `${year}年${number}月${day}日${rest}`;
}

/** Words of the day's halves and hours (上午 …), and how the hour of a clock of twelve is meant. */
const MORNING = '上午|凌晨|清晨|早上|早晨|早|AM';
const NOON = '中午';
const AFTERNOON = '下午|傍晚|晚上|夜里|夜间|晚|PM';
export const HALVES = `${MORNING}|${NOON}|${AFTERNOON}`;
const IS_MORNING = new RegExp(`^(?:${MORNING})$`, 'i');
const IS_EVENING = /^(?:晚上|夜里|夜间|晚)$/;

/** The hour of 24 that an hour and its half of the day mean; undefined where they contradict or may be either day. */
export function hourOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours;
  if (IS_MORNING.test(half)) return hours === 12 ? 0 : hours < 12 ? hours : undefined;
  if (half === NOON) return hours < 11 ? hours + 12 : hours;
  if (IS_EVENING.test(half) && hours === 12) return undefined;
  return hours < 12 ? hours + 12 : hours;
}
