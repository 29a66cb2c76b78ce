import type { Condition, Measure } from '../../contract/metrics/metric.ts';
import type { Source } from './count-parts.ts';
import type { FactSpec } from './fact.ts';
import type { FactTable } from './fact-table.ts';
import { type Bounds, masksOf, rowsWhere } from './mask.ts';
import { positionsIn } from './positions.ts';

const counted = new WeakMap<Condition, Condition>();

/** The rows a measure counts: those it means, less those set aside because they contradict themselves. */
export function countedWhere({ where }: Measure, { setAside }: FactSpec): Condition {
  if (!setAside) return where;
  const known = counted.get(where) ?? { all: [where, { not: setAside }] };
  counted.set(where, known);
  return known;
}

/** Rows inside the filter that one of the measures would have counted, were they not set aside. */
export function countSetAside(
  measures: readonly Measure[],
  sources: ReadonlyMap<string, Source>,
  bounds: Bounds,
): number {
  let rows = 0;
  for (const [fact, { table, filter }] of sources) {
    const { setAside } = table.spec;
    if (!setAside) continue;
    const memo = masksOf(table, bounds);
    const aside = rowsWhere(setAside, table, bounds, memo);
    const places = (filter ?? positionsIn(aside)).filter((at) => aside[at] === 1);
    if (places.length === 0) continue;
    const meant = measures
      .filter((measure) => measure.fact === fact)
      .map(({ where }) => rowsWhere(where, table, bounds, memo));
    rows += places.filter((at) => meant.some((mask) => mask[at] === 1)).length;
  }
  return rows;
}

/** Places of the rows a measure means, and how many of them are set aside. */
export function listedRows(
  { where }: Measure,
  table: FactTable,
  bounds: Bounds,
  filter: Uint32Array | undefined,
): { readonly positions: Uint32Array; readonly setAside: number } {
  const memo = masksOf(table, bounds);
  const meant = rowsWhere(where, table, bounds, memo);
  const positions = filter?.filter((at) => meant[at] === 1) ?? positionsIn(meant);
  return { positions, setAside: asideOf(positions, table, bounds) };
}

/** How many rows at these places are set aside. */
export function asideOf(positions: Uint32Array, table: FactTable, bounds: Bounds): number {
  const { setAside } = table.spec;
  if (!setAside) return 0;
  const aside = rowsWhere(setAside, table, bounds, masksOf(table, bounds));
  return positions.reduce((rows, at) => rows + aside[at]!, 0);
}
