import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../driver/port.ts';

/** The values of a row in the order of its table's columns; a missing one is null. */
export type RowCells = readonly SqlValue[];

/** Column → its place in the cells of a row. */
export function columnPlaces(table: TableSpec): ReadonlyMap<string, number> {
  return new Map(Object.keys(table.columns).map((name, at) => [name, at]));
}

/** Cells of a row whose values are given by column. */
export function cellsOf(table: TableSpec, values: Readonly<Record<string, SqlValue>>): SqlValue[] {
  return Object.keys(table.columns).map((name) => values[name] ?? null);
}

/** Values by column of a row's cells. */
export function valuesOf(table: TableSpec, cells: RowCells): Record<string, SqlValue> {
  const values: Record<string, SqlValue> = {};
  for (const [at, name] of Object.keys(table.columns).entries()) values[name] = cells[at] ?? null;
  return values;
}
