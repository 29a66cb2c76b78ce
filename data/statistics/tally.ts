import type { Measure } from '../../contract/metrics/metric.ts';
import type { CodeColumn } from './columns.ts';
import type { FactTable } from './fact-table.ts';
import { type Bounds, intersect, type Mask, type MaskMemo, numbers, rowsWhere } from './mask.ts';

/** Columns a measure needs besides those of its condition. */
export function measuredColumns({ sum, distinct }: Measure): string[] {
  return [sum, distinct].filter((name) => name !== undefined);
}

/** The rows of a measure inside the filter. */
export function measuredRows(
  measure: Measure,
  table: FactTable,
  bounds: Bounds,
  filter: Mask | undefined,
  memo: MaskMemo,
): Mask {
  const mask = rowsWhere(measure.where, table, bounds, memo);
  if (!filter) return mask;
  const inside = mask.slice();
  intersect(inside, filter);
  return inside;
}

/** A measure by the codes of a column, or as one number where there is none; index 0 is what has no value. */
export function tally(
  measure: Measure,
  table: FactTable,
  mask: Mask,
  by: CodeColumn | undefined,
): Float64Array {
  if (measure.distinct !== undefined) return tallyDistinct(measure.distinct, table, mask, by);
  const totals = new Float64Array(by?.size ?? 1);
  if (measure.sum !== undefined) addValues(totals, mask, by?.codes, numbers(table, measure.sum));
  else addRows(totals, mask, by?.codes);
  return totals;
}

function addRows(totals: Float64Array, mask: Mask, codes: CodeColumn['codes'] | undefined): void {
  if (!codes) {
    let rows = 0;
    for (let at = 0; at < mask.length; at++) rows += mask[at]!;
    totals[0] = rows;
    return;
  }
  for (let at = 0; at < mask.length; at++) totals[codes[at]!]! += mask[at]!;
}

/** Rows without a number add nothing. */
function addValues(
  totals: Float64Array,
  mask: Mask,
  codes: CodeColumn['codes'] | undefined,
  values: Float64Array,
): void {
  for (let at = 0; at < mask.length; at++) {
    const value = values[at]!;
    if (mask[at] === 1 && !Number.isNaN(value)) totals[codes ? codes[at]! : 0]! += value;
  }
}

function tallyDistinct(
  name: string,
  table: FactTable,
  mask: Mask,
  by: CodeColumn | undefined,
): Float64Array {
  const { codes, size } = table.codes(name);
  const totals = new Float64Array(by?.size ?? 1);
  const seen = new Set<number>();
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0 || codes[at] === 0) continue;
    const group = by ? by.codes[at]! : 0;
    const pair = group * size + codes[at]!;
    if (seen.has(pair)) continue;
    seen.add(pair);
    totals[group]! += 1;
  }
  return totals;
}
