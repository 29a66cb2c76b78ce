import { WITHHELD_TEXT } from '../../contract/placed-table.ts';
import type { PersonCount } from '../../contract/queries/people.ts';
import type { Language } from '../../contract/window.ts';

const EXACT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
const ONE_DECIMAL = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const SCALES: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  'zh-CN': [
    [1e8, ' 亿'],
    [1e4, ' 万'],
  ],
  en: [
    [1e9, ' billion'],
    [1e6, ' million'],
  ],
};
/** Below this a headline stays exact: 99,999 but 10.0 万. */
const HEADLINE_FROM = 1e5;

/** 1270000 → 1,270,000. */
export function exactNumber(value: number): string {
  return EXACT.format(value);
}

/** A number as it is, its thousands grouped: 3433 → 3,433, 0.125 → 0.125. */
export function groupedNumber(value: number): string {
  return GROUPED.format(value);
}

/** A number by size with one decimal, for headlines: 127.0 万, 1.3 million; small ones stay exact. */
export function headlineNumber(value: number, language: Language): string {
  if (Math.abs(value) < HEADLINE_FROM) return exactNumber(value);
  const scale = SCALES[language].find(([size]) => Math.abs(value) >= size);
  return scale ? `${ONE_DECIMAL.format(value / scale[0])}${scale[1]}` : exactNumber(value);
}

const ROUNDED_BY_SIZE = new RegExp(
  `^-?\\d[\\d,]*(\\.\\d+)?(${Object.values(SCALES)
    .flat()
    .map(([, word]) => word)
    .join('|')})$`,
);

/** Whether a text is a number written by size (`headlineNumber`), whose last digits it does not say. */
export function isRoundedBySize(text: string): boolean {
  return ROUNDED_BY_SIZE.test(text);
}

/** English units of things counted, by the word for several. */
const ONE_OF: Readonly<Record<string, string>> = {
  buildings: 'building',
  cases: 'case',
  components: 'component',
  days: 'day',
  firms: 'firm',
  hazards: 'hazard',
  households: 'household',
  inspections: 'inspection',
  items: 'item',
  patrols: 'patrol',
  persons: 'person',
  premises: 'premises',
  records: 'record',
  requests: 'request',
  rooms: 'room',
  times: 'time',
  units: 'unit',
  visits: 'visit',
};

/** A unit as it reads after a number: 1 case, 2 cases; Chinese units and others stay as they are. */
export function unitAfter(number: string, unit: string): string {
  return number === '1' ? (ONE_OF[unit] ?? unit) : unit;
}

/** A measure with one decimal at most: 18.5, 120. */
export function measure(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Number.isInteger(rounded) ? exactNumber(rounded) : ONE_DECIMAL.format(rounded);
}

/** Share of a whole as percent with one decimal; `undefined` of nothing, never 0 %. */
export function percent(part: number, whole: number): string | undefined {
  return whole > 0 ? `${ONE_DECIMAL.format((part / whole) * 100)}%` : undefined;
}

/** A count of natural persons: the number, or `*` where it is withheld. */
export function personCount(count: PersonCount): string {
  return 'value' in count ? exactNumber(count.value) : WITHHELD_TEXT;
}

/** The number to choose a plural by; a withheld count reads as several. */
export function pluralCount(count: PersonCount): number {
  return 'value' in count ? count.value : 2;
}
