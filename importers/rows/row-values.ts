import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import { columnPlaces } from '../../data/snapshot/row-cells.ts';

/** The values of a row by column. */
export type RowValues = Record<string, SqlValue>;

const CELLS = Symbol('cells');

interface OnCells {
  [CELLS]: SqlValue[];
}

/** Shows the cells of a row by column: what is read and written there are the cells themselves. */
export type RowView = (cells: SqlValue[]) => RowValues;

/**
 * The view of a table's rows. Rows travel as cells in column order; the few checks that look at columns by name see them
 * through it.
 */
export function rowView(table: TableSpec): RowView {
  class Values implements OnCells {
    [CELLS]: SqlValue[];
    constructor(cells: SqlValue[]) {
      this[CELLS] = cells;
    }
  }
  for (const [column, at] of columnPlaces(table)) {
    Object.defineProperty(Values.prototype, column, {
      get(this: OnCells) {
        return this[CELLS][at];
      },
      set(this: OnCells, value: SqlValue) {
        this[CELLS][at] = value;
      },
    });
  }
  return (cells) => new Values(cells) as unknown as RowValues;
}
