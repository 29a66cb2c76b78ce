import type { Measure } from '../../contract/metrics/metric.ts';
import type { CodeColumn } from './columns.ts';
import type { FactTable } from './fact-table.ts';
import { type Mask, numbers } from './column-masks.ts';
import { type Bounds, type MaskMemo, rowsWhere } from './mask.ts';
import { positionsIn } from './positions.ts';
import { countedWhere } from './set-aside.ts';

/** Columns a measure needs besides those of its condition. */
export function measuredColumns({ sum, distinct }: Measure): string[] {
  return [sum, distinct].filter((name) => name !== undefined);
}

/** Rows to count: those of `places` that the mask has. */
export interface Rows {
  readonly mask: Mask;
  readonly places: Uint32Array;
}

/** The rows of a measure inside the filter, places of all rows it lets through. */
export function measuredRows(
  measure: Measure,
  table: FactTable,
  bounds: Bounds,
  filter: Uint32Array | undefined,
  memo: MaskMemo,
): Rows {
  const mask = rowsWhere(countedWhere(measure, table.spec), table, bounds, memo);
  return { mask, places: filter ?? sparsePlaces(mask) ?? everyPlace(table) };
}

/** Places of the rows. */
export function placesOf({ mask, places }: Rows): Uint32Array {
  return places.filter((at) => mask[at] === 1);
}

const sparse = new WeakMap<Mask, Uint32Array | undefined>();
/** A mask with fewer rows than one in so many is counted by their places: a month of a year's cases. */
const SPARSE = 8;

function sparsePlaces(mask: Mask): Uint32Array | undefined {
  if (sparse.has(mask)) return sparse.get(mask);
  let count = 0;
  for (let at = 0; at < mask.length; at++) count += mask[at]!;
  const places = count * SPARSE < mask.length ? positionsIn(mask) : undefined;
  sparse.set(mask, places);
  return places;
}

const everywhere = new WeakMap<FactTable, Uint32Array>();

function everyPlace(table: FactTable): Uint32Array {
  const known = everywhere.get(table) ?? Uint32Array.from({ length: table.length }, (_, at) => at);
  everywhere.set(table, known);
  return known;
}

/** A measure by the codes of a column, or as one number where there is none; index 0 is what has no value. */
export function tally(
  measure: Measure,
  table: FactTable,
  rows: Rows,
  by: CodeColumn | undefined,
): Float64Array {
  if (measure.distinct !== undefined) return tallyDistinct(measure.distinct, table, rows, by);
  const totals = new Float64Array(by?.size ?? 1);
  if (measure.sum !== undefined) addValues(totals, rows, by?.codes, numbers(table, measure.sum));
  else addRows(totals, rows, by?.codes);
  return totals;
}

function addRows(
  totals: Float64Array,
  { mask, places }: Rows,
  codes: CodeColumn['codes'] | undefined,
): void {
  if (!codes) {
    let rows = 0;
    for (let i = 0; i < places.length; i++) rows += mask[places[i]!]!;
    totals[0] = rows;
    return;
  }
  for (let i = 0; i < places.length; i++) {
    const at = places[i]!;
    totals[codes[at]!]! += mask[at]!;
  }
}

/** Rows without a number add nothing. */
function addValues(
  totals: Float64Array,
  { mask, places }: Rows,
  codes: CodeColumn['codes'] | undefined,
  values: Float64Array,
): void {
  for (let i = 0; i < places.length; i++) {
    const at = places[i]!;
    const value = values[at]!;
    if (mask[at] === 1 && !Number.isNaN(value)) totals[codes ? codes[at]! : 0]! += value;
  }
}

function tallyDistinct(
  name: string,
  table: FactTable,
  { mask, places }: Rows,
  by: CodeColumn | undefined,
): Float64Array {
  const { codes, size } = table.codes(name);
  const totals = new Float64Array(by?.size ?? 1);
  const seen = new Set<number>();
  for (let i = 0; i < places.length; i++) {
    const at = places[i]!;
    if (mask[at] === 0 || codes[at] === 0) continue;
    const group = by ? by.codes[at]! : 0;
    const pair = group * size + codes[at]!;
    if (seen.has(pair)) continue;
    seen.add(pair);
    totals[group]! += 1;
  }
  return totals;
}
