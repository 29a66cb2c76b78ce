/** A time nobody gave. */
export const NO_TIME = -2_147_483_648;

/** Values as small whole numbers into a dictionary; 0 stands for none. */
export interface CodeColumn {
  readonly kind: 'code';
  readonly codes: Uint16Array | Uint32Array;
  /** Key of each code; the first is empty. Absent where keys are looked up by slot. */
  readonly keys: readonly string[];
  /** Codes run from 0 to size - 1. */
  readonly size: number;
}

/** Seconds since 1970 on the clock of Asia/Shanghai, or NO_TIME. */
export interface TimeColumn {
  readonly kind: 'time';
  readonly seconds: Int32Array;
}

/** Numbers, or NaN. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/** On which days something happened to each row, of the days the data tells of: a bit a day. */
export interface DaysColumn {
  readonly kind: 'days';
  /** Days since 1970 the data tells of, ascending. */
  readonly days: Int32Array;
  /** 32-bit words a row takes. */
  readonly words: number;
  /** Bit `at & 31` of word `row * words + (at >> 5)`: it happened on `days[at]`. */
  readonly bits: Uint32Array;
}

export type Column = CodeColumn | TimeColumn | NumberColumn | DaysColumn;
/** Kinds of columns SQL reads. */
export type SqlColumnKind = Exclude<Column['kind'], 'days'>;

/** Takes the raw values of a column chunk by chunk, in row order. */
export interface ColumnBuilder {
  add(values: readonly (string | number | null)[]): void;
  build(): Column;
}

/** A builder for a column of known length. */
export function columnBuilder(kind: SqlColumnKind, length: number): ColumnBuilder {
  if (kind === 'time') return timeBuilder(length);
  return kind === 'number' ? numberBuilder(length) : codeBuilder(length);
}

function timeBuilder(length: number): ColumnBuilder {
  const seconds = new Int32Array(length).fill(NO_TIME);
  let at = 0;
  return {
    add(values) {
      for (const value of values) {
        if (typeof value === 'number') seconds[at] = value;
        at += 1;
      }
    },
    build: () => ({ kind: 'time', seconds }),
  };
}

function numberBuilder(length: number): ColumnBuilder {
  const numbers = new Float64Array(length).fill(Number.NaN);
  let at = 0;
  return {
    add(values) {
      for (const value of values) {
        if (typeof value === 'number') numbers[at] = value;
        at += 1;
      }
    },
    build: () => ({ kind: 'number', values: numbers }),
  };
}

/** Most codes 16 bits hold. */
const SMALL_CODES = 65_536;

function codeBuilder(length: number): ColumnBuilder {
  const codeOfRaw = new Map<string, number>();
  const keys = [''];
  let codes: Uint16Array | Uint32Array = new Uint16Array(length);
  let at = 0;
  const codeOf = (raw: string): number => {
    const code = raw === '' ? 0 : keys.push(raw) - 1;
    codeOfRaw.set(raw, code);
    if (code === SMALL_CODES) codes = Uint32Array.from(codes);
    return code;
  };
  return {
    add(values) {
      for (const value of values) {
        if (value !== null) {
          const raw = String(value);
          const code = codeOfRaw.get(raw) ?? codeOf(raw);
          codes[at] = code;
        }
        at += 1;
      }
    },
    build: () => ({ kind: 'code', codes, keys, size: keys.length }),
  };
}

/** A code column whose raw keys are counted under others; '' counts as none. */
export function mappedCodes({ codes, keys }: CodeColumn, map: (raw: string) => string): CodeColumn {
  const codeOfKey = new Map([['', 0]]);
  const mapped = [''];
  const codeOf = Uint32Array.from(keys, (raw, at) => {
    const key = at === 0 ? '' : map(raw);
    const known = codeOfKey.get(key) ?? mapped.push(key) - 1;
    codeOfKey.set(key, known);
    return known;
  });
  const Codes = mapped.length > SMALL_CODES ? Uint32Array : Uint16Array;
  const renamed = new Codes(codes.length);
  for (let at = 0; at < renamed.length; at++) renamed[at] = codeOf[codes[at]!]!;
  return { kind: 'code', codes: renamed, keys: mapped, size: mapped.length };
}
