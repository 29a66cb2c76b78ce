import type { DataTableProps } from './data-table.tsx';
import type { PrintSheet } from './print-sheet.ts';
import { cellText, type TableColumn } from './table-model.ts';

/** Columns, those to write in among them, up to which a sheet stands upright. */
export const UPRIGHT_COLUMNS = 4;

/** A table on A4 as it stands on the screen: the columns shown, in the order of its rows, each with a box to tick. */
export function tableSheet<Row>(
  { label, provenance }: Pick<DataTableProps<Row>, 'label' | 'provenance'>,
  shown: readonly TableColumn<Row>[],
  rows: readonly Row[],
): PrintSheet {
  return {
    title: label,
    notes: [provenance],
    columns: shown.map(({ title, unit, widthRem, kind }) => ({
      title: unit ? `${title}(${unit})` : title,
      weight: widthRem,
      number: kind === 'number',
      whole: kind === 'date',
    })),
    rows: rows.map((row) => shown.map((column) => cellText(column, row))),
    tick: true,
    landscape: shown.length > UPRIGHT_COLUMNS,
  };
}
