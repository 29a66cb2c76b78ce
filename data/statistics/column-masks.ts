import { type CodeColumn, type DaysColumn, NO_TIME } from './columns.ts';
import type { FactTable } from './fact-table.ts';

/** One byte a row: 1 where it counts. */
export type Mask = Uint8Array;

const DAY_SECONDS = 86_400;

/** Keeps in `left` the rows that are in both. */
export function intersect(left: Mask, right: Mask): void {
  for (let at = 0; at < left.length; at++) left[at]! &= right[at]!;
}

/** Adds to `left` the rows of `right`. */
export function unite(left: Mask, right: Mask): void {
  for (let at = 0; at < left.length; at++) left[at]! |= right[at]!;
}

/** Turns a mask into its contrary. */
export function inverted(mask: Mask): Mask {
  for (let at = 0; at < mask.length; at++) mask[at]! ^= 1;
  return mask;
}

/** Rows whose key is one of these; '' stands for none. */
export function rowsWithKeys({ codes, keys }: CodeColumn, wanted: ReadonlySet<string>): Mask {
  const isWanted = Uint8Array.from(keys, (key) => (wanted.has(key) ? 1 : 0));
  return rowsWithCodes(codes, isWanted);
}

/** Rows whose code is marked. */
export function rowsWithCodes(codes: Uint16Array | Uint32Array, isWanted: Uint8Array): Mask {
  const mask = new Uint8Array(codes.length);
  for (let at = 0; at < mask.length; at++) mask[at] = isWanted[codes[at]!]!;
  return mask;
}

/** Rows with a value in a column. */
export function present(table: FactTable, name: string): Mask {
  const column = table.column(name);
  const mask = new Uint8Array(table.length);
  if (column.kind === 'time') {
    for (let at = 0; at < mask.length; at++) mask[at] = column.seconds[at] === NO_TIME ? 0 : 1;
  } else if (column.kind === 'code') {
    for (let at = 0; at < mask.length; at++) mask[at] = column.codes[at] === 0 ? 0 : 1;
  } else if (column.kind === 'number') {
    for (let at = 0; at < mask.length; at++) mask[at] = Number.isNaN(column.values[at]) ? 0 : 1;
  } else {
    return happenedBetween(table, name, -Infinity, Infinity);
  }
  return mask;
}

function times(table: FactTable, name: string): Int32Array {
  const column = table.column(name);
  if (column.kind !== 'time') throw new RangeError(`${table.spec.name}.${name} is no time`);
  return column.seconds;
}

/** The numbers of a column. */
export function numbers(table: FactTable, name: string): Float64Array {
  const column = table.column(name);
  if (column.kind !== 'number') throw new RangeError(`${table.spec.name}.${name} is no number`);
  return column.values;
}

/** Rows whose time is in `low` ≤ time < `high`, seconds. */
export function timeBetween(table: FactTable, name: string, low: number, high: number): Mask {
  const seconds = times(table, name);
  const mask = new Uint8Array(seconds.length);
  for (let at = 0; at < mask.length; at++)
    mask[at] = seconds[at]! >= low && seconds[at]! < high ? 1 : 0;
  return mask;
}

/** Rows with both times, the first not after the second. */
export function notAfter(table: FactTable, earlier: string, than: string): Mask {
  const [left, right] = [times(table, earlier), times(table, than)];
  const mask = new Uint8Array(left.length);
  for (let at = 0; at < mask.length; at++)
    mask[at] = left[at] !== NO_TIME && left[at]! <= right[at]! ? 1 : 0;
  return mask;
}

/** Rows whose number lies in these bounds, both included. */
export function numberBetween(
  table: FactTable,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): Mask {
  const values = numbers(table, name);
  const mask = new Uint8Array(values.length);
  for (let at = 0; at < mask.length; at++)
    mask[at] = values[at]! >= from && values[at]! <= to ? 1 : 0;
  return mask;
}

function daysOf(table: FactTable, name: string): DaysColumn {
  const column = table.column(name);
  if (column.kind !== 'days') throw new RangeError(`${table.spec.name}.${name} holds no days`);
  return column;
}

/** Rows something happened to on a day that lies in `low` ≤ its first second < `high`. */
export function happenedBetween(table: FactTable, name: string, low: number, high: number): Mask {
  const { days, words, bits } = daysOf(table, name);
  const wanted = new Uint32Array(words);
  days.forEach((day, at) => {
    if (isBetween(day, low, high)) wanted[at >> 5]! |= 1 << (at & 31);
  });
  const mask = new Uint8Array(table.length);
  for (let word = 0; word < words; word++) {
    const bit = wanted[word]!;
    if (bit === 0) continue;
    for (let at = 0; at < mask.length; at++)
      if ((bits[at * words + word]! & bit) !== 0) mask[at] = 1;
  }
  return mask;
}

/** Every row, where the column tells of any such day at all; else none. */
export function toldBetween(table: FactTable, name: string, low: number, high: number): Mask {
  const told = daysOf(table, name).days.some((day) => isBetween(day, low, high));
  return new Uint8Array(table.length).fill(told ? 1 : 0);
}

function isBetween(day: number, low: number, high: number): boolean {
  const second = day * DAY_SECONDS;
  return second >= low && second < high;
}
