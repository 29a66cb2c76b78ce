import {
  type SnapshotFileName,
  sealedColumns,
  type TableSpec,
} from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { selectList } from '../schema/added-columns.ts';
import { keyColumn, list, quote, sealedTable, storedColumns } from '../schema/ddl.ts';

/**
 * Pages of a file under construction are never read back after a crash, so nothing is journalled or synced. Nobody else writes
 * to it: its lock is kept from one batch to the next.
 */
const BUILD_PRAGMAS = [
  'journal_mode = OFF',
  'synchronous = OFF',
  'cache_size = -32768',
  'locking_mode = EXCLUSIVE',
];

/** Attaches a file under construction under its name; `maxBytes` is the size it may reach. */
export async function attachUnderConstruction(
  db: WriteDb,
  file: SnapshotFileName,
  path: string,
  maxBytes?: number,
): Promise<void> {
  await db.run(`ATTACH ? AS ${file}`, [path]);
  for (const pragma of BUILD_PRAGMAS) await db.exec(`PRAGMA ${file}.${pragma}`);
  if (maxBytes !== undefined) await limitSize(db, file, maxBytes);
}

async function limitSize(db: WriteDb, file: SnapshotFileName, maxBytes: number): Promise<void> {
  const row = await db.get<{ page_size: number }>(`PRAGMA ${file}.page_size`);
  const pages = Math.max(1, Math.floor(maxBytes / (row?.page_size ?? 4096)));
  await db.exec(`PRAGMA ${file}.max_page_count = ${pages}`);
}

/** Copies the rows of a table, and what is sealed of them, from the version attached as `previous`. */
export async function copyRows(db: WriteDb, table: TableSpec, previous: string): Promise<void> {
  const columns = [keyColumn(table), ...storedColumns(table).map(({ name }) => name)];
  const name = quote(table.name);
  await db.exec(
    `INSERT INTO ${table.file}.${name} (${list(columns)})
     SELECT ${await selectList(db, previous, table, columns)} FROM ${previous}.${name}`,
  );
  if (sealedColumns(table).length === 0) return;
  const sealed = quote(sealedTable(table));
  await db.exec(`INSERT INTO ${table.file}.${sealed} SELECT * FROM ${previous}.${sealed}`);
}

/** Copies held rows and, of the base, the ledger of slots. */
export async function copyHousekeeping(
  db: WriteDb,
  file: SnapshotFileName,
  previous: string,
): Promise<void> {
  const names = ['held_row', 'held_row_sealed', ...(file === 'base' ? ['slot_ledger'] : [])];
  for (const name of names)
    await db.exec(`INSERT INTO ${file}.${name} SELECT * FROM ${previous}.${name}`);
}
