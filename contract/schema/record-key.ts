import type { TableSpec } from './table.ts';

/** The natural key of a row as one text: what calls, the view and photographs name a record by. */
export function recordKey(
  { naturalKey }: Pick<TableSpec, 'naturalKey'>,
  row: Readonly<Record<string, unknown>>,
): string {
  return naturalKey.map((column) => String(row[column] ?? '')).join('/');
}

/** The natural key of a row as `address_link` names it in `row_key`. */
export function linkKey(
  { naturalKey }: Pick<TableSpec, 'naturalKey'>,
  row: Readonly<Record<string, unknown>>,
): string {
  return naturalKey.map((column) => String(row[column] ?? '')).join('|');
}
