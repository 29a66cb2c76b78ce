import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { immutableUri, openHub } from '../driver/sqlite.ts';
import { dropIndexStatements, keyColumn, list, quote, storedColumns } from '../schema/ddl.ts';
import { attachUnderConstruction } from './bench-files.ts';
import { countRows } from './compare.ts';
import { moveLineage } from './move-lineage.ts';
import { type Renewal, WORTH_NEW_INDEXES } from './renew-table.ts';
import { tablePath } from './workbench.ts';

/**
 * A table delivered apart (旁表): by a branch of its own on a copy of its file, while another branch delivers the other
 * tables of that file. It refers to no rows, since those it refers to may be held, and seals nothing.
 */
export interface TableApart {
  readonly table: string;
  /** Source files that the file's other tables may bring: its own are numbered after them. */
  readonly filesBefore: number;
}

/** Makes the folder of such a branch below that of its build. */
export async function folderApart(folder: string, { table }: TableApart): Promise<string> {
  const own = join(folder, `apart.${table}`);
  await mkdir(own, { recursive: true });
  return own;
}

export interface TableToTakeIn {
  readonly table: TableSpec;
  /** The file where it was renewed. */
  readonly copy: string;
  readonly renewal: Renewal;
}

/** Does to a table of the file at `path` what was done to it in a copy: writes the rows that differ, nothing else. */
export async function takeInTable(path: string, source: TableToTakeIn): Promise<void> {
  const { table, copy, renewal } = source;
  const db = await openHub(path);
  try {
    await attachUnderConstruction(db, table.file, path);
    await db.exec(`PRAGMA ${table.file}.secure_delete = ON`);
    await db.run('ATTACH ? AS copy', [immutableUri(copy)]);
    await relieve(db, source);
    await db.run(`DELETE FROM ${tablePath(table)} WHERE id IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(renewal.gone),
    ]);
    await moveLineage(db, table, renewal.moved);
    const columns = list([keyColumn(table), ...storedColumns(table).map(({ name }) => name)]);
    await db.run(
      `INSERT INTO ${tablePath(table)} (${columns})
       SELECT ${columns} FROM copy.${quote(table.name)} WHERE id >= ? ORDER BY id`,
      [renewal.firstId],
    );
  } finally {
    await db.close();
  }
}

/** Where many rows come the indexes go, to be made anew when the file is completed. */
async function relieve(db: WriteDb, { table, renewal }: TableToTakeIn): Promise<void> {
  const row = await db.get<{ fresh: number }>(
    `SELECT count(*) AS fresh FROM copy.${quote(table.name)} WHERE id >= ?`,
    [renewal.firstId],
  );
  const before = await countRows(db, table.file, table);
  if ((row?.fresh ?? 0) <= before * WORTH_NEW_INDEXES) return;
  for (const sql of dropIndexStatements(table, table.file)) await db.exec(sql);
}
