import { withoutConcealed } from '../../../contract/concealed-number.ts';
import type { RecordRef } from '../../../contract/queries/records.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { sealedColumns } from '../../../contract/schema/table.ts';
import { TwinError } from '../../../contract/errors.ts';
import type { SqlValue } from '../../driver/port.ts';
import { maskColumn } from '../../masking/mask-column.ts';
import { list, quote } from '../../schema/ddl.ts';
import { keysOfNumbers } from '../../snapshot/keys-of-number.ts';
import type { QueryContext } from '../context.ts';
import { type LineageRow, lineageColumns, lineageJoin } from '../lineage.ts';
import { keyValues, readableColumns, rowColumn, tableSql } from './record-table.ts';

export type Fields = Record<string, string | number | null>;

/** A row as it lies in its file, lineage with it. */
export type StoredRow = LineageRow &
  Readonly<Record<string, SqlValue>> & { readonly row_no: number };

/** The row of a natural key. `not-found` where the snapshot has none. */
export async function requireRow(
  context: QueryContext,
  table: TableSpec,
  ref: RecordRef,
): Promise<StoredRow> {
  const { snapshot } = context;
  const values = keyValues(table, ref.key);
  const rowOf = (key: readonly string[]) =>
    snapshot.db.get<StoredRow>(rowSql(table), key.map(numberWhereItIs(table)));
  if (snapshot.has(table.file)) {
    const row = (await rowOf(values)) ?? (await rowOf(await writtenKey(context, table, values)));
    if (row) return row;
  }
  throw new TwinError(
    'not-found',
    `快照 ${snapshot.manifest.id} 中没有${table.title}“${ref.key}”。There is no such row.`,
  );
}

/** The key of a row named by its number as it is written, where one row alone is meant. */
async function writtenKey(
  { snapshot }: QueryContext,
  table: TableSpec,
  values: readonly string[],
): Promise<readonly string[]> {
  const [text = ''] = values;
  const [key, ...others] = (await keysOfNumbers(snapshot.db, table, [text])).get(text) ?? [];
  return key === undefined || others.length > 0 ? values : [key];
}

/** One row of a table by natural key, lineage with it. */
export function rowSql(table: TableSpec): string {
  const where = table.naturalKey.map((column) => `this.${quote(column)} = ?`).join(' AND ');
  return `SELECT this.*, this.${rowColumn(table)} AS row_no, ${lineageColumns('this')}
    FROM ${tableSql(table)} AS this ${lineageJoin(table.file, table.name, 'this')} WHERE ${where}`;
}

/** Keys are text in a view; integer columns compare as numbers. */
function numberWhereItIs(table: TableSpec) {
  return (value: string, at: number): SqlValue => {
    const type = table.columns[table.naturalKey[at] ?? '']?.type;
    return type === 'integer' || type === 'real' ? Number(value) : value;
  };
}

/** Readable columns of a row, sealed ones masked; without personal rows the sealed ones are missing. */
export async function fieldsOf(
  context: QueryContext,
  table: TableSpec,
  row: StoredRow,
): Promise<Fields> {
  const clear = readableColumns(table).map((name): [string, string | number | null] => [
    name,
    plain(row[name]),
  ]);
  const sealed = sealedColumns(table).filter((name) => name !== 'birth_date');
  if (!context.seesPeople(table.name) || sealed.length === 0) return Object.fromEntries(clear);
  const open = (await context.sealed.rows(table.name, [row.row_no])).get(row.row_no) ?? {};
  const masked = sealed.map((name): [string, string | null] => [
    name,
    maskColumn(name, open[name]),
  ]);
  return Object.fromEntries([...clear, ...masked]);
}

/** 扩展属性 of a row by header; undefined where it has none. */
export function extrasOf(
  table: TableSpec,
  { extras }: StoredRow,
): Record<string, string> | undefined {
  if (!('extras' in table.columns) || typeof extras !== 'string') return undefined;
  const kept = JSON.parse(extras) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(kept).map(([header, text]) => [header, String(text)]));
}

/** A stored value as it leaves the host. */
export function plain(value: SqlValue | undefined): string | number | null {
  if (value === null || value === undefined || value instanceof Uint8Array) return null;
  return typeof value === 'bigint' ? Number(value) : withoutConcealed(value);
}

/** Select list of quoted columns of an alias. */
export function columnsSql(alias: string, names: readonly string[]): string {
  return names.map((name) => `${alias}.${list([name])}`).join(', ');
}
