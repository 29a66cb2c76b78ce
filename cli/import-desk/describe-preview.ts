import type { Preview } from '../../contract/imports.ts';
import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { TablePreview } from '../../importers/preview.ts';
import { storedText } from './stored-text.ts';

/** First rows as they will be stored: code titles for codes, personal values masked, shapes in a word. */
export function describePreview({ table, rows }: TablePreview): Preview {
  const columns = Object.entries(table.columns)
    .map(([field, column], at) => ({ field, column, at }))
    .filter(
      ({ column, at }) =>
        column.privacy !== 'dropped' && rows.some(({ cells }) => isGiven(cells[at])),
    );
  return {
    table: table.name,
    columns: columns.map(({ field, column }) => {
      const { title, titleEn, unit = null, type, codes, references } = column;
      const numeric = (type === 'integer' || type === 'real') && !codes && !references;
      return { field, title, titleEn, unit, numeric };
    }),
    rows: rows.map(({ line, cells, flags }) => ({
      line,
      values: columns.map(({ field, column, at }) => shown(table, field, column, cells[at])),
      flags: [...flags],
    })),
  };
}

function isGiven(value: SqlValue | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}

function shown(
  table: TableSpec,
  field: string,
  { type, codes }: ColumnSpec,
  value: SqlValue | undefined,
): string {
  if (value === null || value === undefined) return '';
  if (type === 'json') return '▱';
  if (type === 'blob' || typeof value === 'object') return '…';
  const text = String(value);
  if (codes && text in codes) return codes[text] as string;
  if (type === 'real') return String(Math.round(Number(value) * 1e6) / 1e6);
  return storedText(table, field, text);
}
