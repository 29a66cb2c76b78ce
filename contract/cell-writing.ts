import { z } from 'zod';

/**
 * How the cells of a delivered column write their values (写法), as most of its first rows do: what gives stored values back as they came.
 * Holds no value of a row.
 */
export const cellWritingSchema = z.object({
  /** Of dates and moments: `YYYY/M/D HH:mm`. */
  moment: z.string().optional(),
  /** Of numbers: stored value = written one × factor, in a shape of `writeNumbers`: `￥{0.2}`, `{0}万元`. */
  number: z.object({ shape: z.string(), factor: z.number() }).optional(),
  /** The word for nothing: 无. */
  blank: z.string().optional(),
  /** Code → how it is written: `{1: '√'}`. */
  words: z.record(z.string(), z.string()).optional(),
  /** Streets and communities by name. */
  areaNames: z.literal(true).optional(),
  /** What stands between the words of a list. */
  between: z.string().optional(),
  /** Of a column of coordinates. */
  coordinate: z
    .object({
      crs: z.string(),
      form: z.enum(['plain', 'degrees-e6', 'arc-milliseconds', 'd.mmss']),
      /** North comes first: of both columns, or of both numbers of one. */
      northFirst: z.boolean(),
      /** See `writeNumbers`; one number, or both where one column has both. */
      shape: z.string().optional(),
    })
    .optional(),
});
export type CellWriting = z.infer<typeof cellWritingSchema>;
export type CoordinateWriting = NonNullable<CellWriting['coordinate']>;

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * A stored date or moment in a template of YYYY, MM, M, DD, D, HH, H, mm and ss; undefined for what is neither, and for a moment whose time
 * the template has no place for.
 */
export function writeMoment(value: string, template: string): string | undefined {
  const [, year, month = '', day = '', hour = '00', minute = '00', second = '00'] =
    MOMENT.exec(value) ?? [];
  if (year === undefined || losesTime(template, `${hour}:${minute}`, second)) return undefined;
  const parts: Readonly<Record<string, string>> = {
    YYYY: year,
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
    HH: hour,
    H: String(Number(hour)),
    mm: minute,
    ss: second,
  };
  return template.replace(/YYYY|MM|M|DD|D|HH|H|mm|ss/g, (token) => parts[token] ?? token);
}

function losesTime(template: string, clock: string, second: string): boolean {
  if (!template.includes('H')) return clock !== '00:00' || second !== '00';
  return second !== '00' && !template.includes('ss');
}

const WRITTEN_MOMENT =
  /^\d{4}(?<a>年|[-/.]?)(?<month>\d\d?)(?<b>月|[-/.]?)(?<day>\d\d?)(?<c>日?[ T]?)(?:(?<hour>\d\d?)(?<d>:?)\d\d(?:(?<e>:?)\d\d)?)?$/;

/** Templates that may have written a text. */
export function momentTemplates(text: string): string[] {
  const found = WRITTEN_MOMENT.exec(text)?.groups;
  if (!found) return [];
  const { a = '', month = '', b = '', day = '', c = '', hour, d = '', e } = found;
  const either = (written: string, letter: string) =>
    written.length === 1 ? [letter] : [letter + letter, letter];
  const hours =
    hour === undefined
      ? ['']
      : either(hour, 'H').map((h) => `${h}${d}mm${e === undefined ? '' : `${e}ss`}`);
  return either(month, 'M').flatMap((m) =>
    either(day, 'D').flatMap((written) => hours.map((h) => `YYYY${a}${m}${b}${written}${c}${h}`)),
  );
}

/** A dash behind a digit parts two numbers. */
const NUMBERS = /(?:(?<!\d)-)?\d+(?:\.\d+)?/g;
const TOKEN = /\{(\d)(d|mm?|ss?)?(?:\.(\d))?\}/g;

/**
 * Numbers in a shape: `{0}` is the first one with the digits it needs, `{0.6}` with six behind the point, `{0d}°{0mm}′{0ss.1}″` in degrees,
 * minutes and seconds; doubled letters have two digits.
 */
export function writeNumbers(numbers: readonly number[], shape: string): string {
  const whole = (at: number) => sexagesimal(numbers[at] ?? 0, lastUnit(shape, at));
  return shape.replace(TOKEN, (_, place: string, unit: string | undefined, digits?: string) => {
    const at = Number(place);
    const value =
      unit === undefined ? (numbers[at] ?? 0) : (whole(at)[unit[0] as 'd' | 'm' | 's'] ?? 0);
    const text = fixed(value, digits);
    return unit?.length === 2 && value < 10 ? `0${text}` : text;
  });
}

/** With so many digits behind the point, or as many as it needs where it has more. */
function fixed(value: number, digits: string | undefined): string {
  const text = digits === undefined ? String(value) : value.toFixed(Number(digits));
  return Number(text) === value ? text : String(value);
}

/** Which unit has the fraction, and its digits. */
function lastUnit(shape: string, at: number): { readonly unit: string; readonly digits: number } {
  let last = { unit: 'd', digits: 9 };
  for (const [, place, unit, digits] of shape.matchAll(TOKEN))
    if (Number(place) === at && unit !== undefined)
      last = { unit: unit[0] ?? 'd', digits: Number(digits ?? 0) };
  return last;
}

function sexagesimal(value: number, { unit, digits }: ReturnType<typeof lastUnit>) {
  const scale = { d: 1, m: 60, s: 3600 }[unit] ?? 1;
  const units = Math.round(value * scale * 10 ** digits) / 10 ** digits;
  if (unit === 'm') return { d: Math.floor(units / 60), m: clean(units % 60, digits), s: 0 };
  const minutes = Math.floor(units / 60);
  return { d: Math.floor(minutes / 60), m: minutes % 60, s: clean(units % 60, digits) };
}

const clean = (value: number, digits: number) => Number(value.toFixed(digits));

/** Shapes that may have written a text of one number, or of two. */
export function numberShapes(text: string, count: 1 | 2): string[] {
  const found = [...text.matchAll(NUMBERS)];
  const each = found.length / count;
  if (each !== 1 && each !== 2 && each !== 3) return [];
  let shapes = [''];
  let end = 0;
  for (const [index, match] of found.entries()) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    const tokens = tokensOf(
      match[0],
      Math.floor(index / each),
      each === 1 ? '' : ('dms'[index % each] ?? ''),
      index % each === each - 1,
    );
    shapes = shapes.flatMap((shape) => tokens.map((token) => `${shape}${between}${token}`));
  }
  return shapes.map((shape) => shape + text.slice(end));
}

function tokensOf(written: string, place: number, unit: string, isLast: boolean): string[] {
  const [whole = '', fraction] = written.split('.');
  const digits = fraction === undefined ? '' : `.${fraction.length}`;
  if (unit === '') return [`{${place}}`, `{${place}${digits === '' ? '.0' : digits}}`];
  if (unit === 'd') return [`{${place}d}`];
  const units = whole.length === 2 ? [unit + unit, unit] : [unit];
  return units.map((each) => `{${place}${each}${isLast ? digits : ''}}`);
}
