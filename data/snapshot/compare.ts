import type { TableChange } from '../../contract/queries/snapshot.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';

/** Rows of one source file against the previous snapshot. */
export interface FileComparison {
  readonly fileId: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface TableComparison {
  readonly perFile: readonly FileComparison[];
  readonly change: TableChange;
}

/** Condition that two versions of a table, `n` and `p`, show the same row. */
export function sameKey(table: TableSpec): string {
  return table.naturalKey.map((name) => `p.${quote(name)} = n.${quote(name)}`).join(' AND ');
}

/** Compares the table attached as `file` with the one attached as `previous`, by natural key and row digest. */
export async function compareTables(
  db: ReadDb,
  table: TableSpec,
  previous: string | undefined,
): Promise<TableComparison> {
  const perFile = await db.all<FileComparison>(comparisonSql(table, previous));
  const { added, changed, unchanged } = sums(perFile);
  const before = previous === undefined ? 0 : await countRows(db, previous, table);
  const removed = before - changed - unchanged;
  return { perFile, change: tableChange(table, { added, changed, removed }) };
}

function sums(perFile: readonly FileComparison[]): Omit<FileComparison, 'fileId'> {
  const sum = (pick: (one: FileComparison) => number) =>
    perFile.reduce((total, one) => total + pick(one), 0);
  return {
    added: sum((one) => one.added),
    changed: sum((one) => one.changed),
    unchanged: sum((one) => one.unchanged),
  };
}

/** What a table without a previous version compares to: all its rows are new. `added` are those of each source file. */
export function firstComparison(
  table: TableSpec,
  fileIds: readonly number[],
  added: readonly number[],
): TableComparison {
  const perFile = fileIds.map((fileId, index) => {
    return { fileId, added: added[index] ?? 0, changed: 0, unchanged: 0 };
  });
  const sum = added.reduce((total, rows) => total + rows, 0);
  return { perFile, change: tableChange(table, { added: sum, changed: 0, removed: 0 }) };
}

/** How a table follows from its previous version, as far as the rows told it while they were written. */
export interface RenewedRows {
  /** Row numbers from here on are those of new and changed rows. */
  readonly firstId: number;
  readonly fileIds: readonly number[];
  readonly known: { readonly size: number; unchangedOf(fileId: number): number };
}

/** What `compareTables` would find, by looking at the new and changed rows alone. */
export async function renewedComparison(
  db: ReadDb,
  table: TableSpec,
  previous: string,
  { firstId, fileIds, known }: RenewedRows,
): Promise<TableComparison> {
  const fresh = await db.all<{ fileId: number; rows: number; changed: number }>(
    `SELECT n.source_file_id AS fileId, count(*) AS rows, sum(EXISTS (
        SELECT 1 FROM ${previous}.${quote(table.name)} p WHERE ${sameKey(table)})) AS changed
      FROM ${table.file}.${quote(table.name)} n WHERE n.id >= ? GROUP BY 1`,
    [firstId],
  );
  const perFile = fileIds.map((fileId): FileComparison => {
    const { rows = 0, changed = 0 } = fresh.find((one) => one.fileId === fileId) ?? {};
    return { fileId, added: rows - changed, changed, unchanged: known.unchangedOf(fileId) };
  });
  const { added, changed, unchanged } = sums(perFile);
  const removed = known.size - changed - unchanged;
  return { perFile, change: tableChange(table, { added, changed, removed }) };
}

/** Number of rows of a table attached as `schema`. */
export async function countRows(db: ReadDb, schema: string, table: TableSpec): Promise<number> {
  const row = await db.get<{ rows: number }>(
    `SELECT count(*) AS rows FROM ${schema}.${quote(table.name)}`,
  );
  return row?.rows ?? 0;
}

/** Counts with the table's names. */
export function tableChange(
  table: TableSpec,
  counts: { readonly added: number; readonly changed: number; readonly removed: number },
): TableChange {
  return { table: table.name, title: table.title, titleEn: table.titleEn, ...counts };
}

function comparisonSql(table: TableSpec, previous: string | undefined): string {
  const from = `${table.file}.${quote(table.name)} n`;
  if (previous === undefined) {
    return `SELECT source_file_id AS fileId, count(*) AS added, 0 AS changed, 0 AS unchanged
      FROM ${from} GROUP BY source_file_id`;
  }
  return `SELECT n.source_file_id AS fileId,
      sum(p.row_hash IS NULL) AS added,
      sum(p.row_hash IS NOT NULL AND p.row_hash <> n.row_hash) AS changed,
      sum(p.row_hash IS n.row_hash) AS unchanged
    FROM ${from} LEFT JOIN ${previous}.${quote(table.name)} p ON ${sameKey(table)}
    GROUP BY n.source_file_id`;
}
