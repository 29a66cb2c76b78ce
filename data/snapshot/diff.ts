import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { TableChange } from '../../contract/queries/snapshot.ts';
import { withoutOldNumber } from '../masking/old-numbers.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb, WriteDb } from '../driver/port.ts';
import { immutableUri, openHub } from '../driver/sqlite.ts';
import { quote } from '../schema/ddl.ts';
import { sameKey, tableChange } from './compare.ts';
import type { OpenSnapshot } from './open-snapshot.ts';
import type { SnapshotStore } from './store.ts';

/** Changes of one table between two snapshots, with the natural keys of the first rows of each kind. */
export interface TableDiff extends TableChange {
  readonly addedKeys: readonly string[];
  readonly changedKeys: readonly string[];
  readonly removedKeys: readonly string[];
}

export interface SnapshotDiff {
  readonly from: string;
  readonly to: string;
  /** Tables that differ, in the order they are declared. */
  readonly tables: readonly TableDiff[];
}

/** Which rows are listed; counts are of all. */
export interface DiffPage {
  /** One table only, by name or title. */
  readonly table?: string;
  /** Keys listed of each kind. */
  readonly limit?: number;
  /** Keys of each kind passed over. */
  readonly offset?: number;
}

const KEYS_LISTED = 100;

interface KeyRow {
  readonly key: string;
}

/**
 * Compares two snapshots row by row; files they share are passed over. Both must be of this program's layout. Errors:
 * `not-found` for a snapshot or table that is not there.
 */
export async function diffSnapshots(
  store: SnapshotStore,
  from: string,
  to: string,
  page: DiffPage = {},
): Promise<SnapshotDiff> {
  requireTable(page);
  const older = await store.open(from);
  try {
    const newer = await store.open(to);
    try {
      return { from, to, tables: await diffTables(older, newer, page) };
    } finally {
      await newer.close();
    }
  } finally {
    await older.close();
  }
}

function requireTable({ table }: DiffPage): void {
  if (table === undefined || TABLES.some((each) => isNamed(each, table))) return;
  throw new TwinError('not-found', say`There is no table ${table}.`);
}

function isNamed({ name, title }: TableSpec, table: string): boolean {
  return name === table || title === table;
}

async function diffTables(
  older: OpenSnapshot,
  newer: OpenSnapshot,
  page: DiffPage,
): Promise<TableDiff[]> {
  const diffs: TableDiff[] = [];
  for (const table of TABLES) {
    if (page.table !== undefined && !isNamed(table, page.table)) continue;
    const paths = { p: older.filePath(table.file), n: newer.filePath(table.file) };
    if (paths.p === paths.n) continue;
    const diff = await diffTable(table, paths, page);
    if (diff.added + diff.changed + diff.removed > 0) diffs.push(diff);
  }
  return diffs;
}

async function diffTable(
  table: TableSpec,
  paths: { readonly p: string | undefined; readonly n: string | undefined },
  page: DiffPage,
): Promise<TableDiff> {
  const db = await openHub(paths.n ?? paths.p ?? table.file);
  try {
    await attachOrEmpty(db, 'older', paths.p, table);
    await attachOrEmpty(db, 'newer', paths.n, table);
    const kinds = diffQueries(table);
    const [added, changed, removed] = await Promise.all(kinds.map((sql) => countOf(db, sql)));
    const [addedKeys, changedKeys, removedKeys] = await Promise.all(
      kinds.map((sql) => keysOf(db, table, sql, page)),
    );
    const counts = { added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 };
    return {
      ...tableChange(table, counts),
      addedKeys: addedKeys ?? [],
      changedKeys: changedKeys ?? [],
      removedKeys: removedKeys ?? [],
    };
  } finally {
    await db.close();
  }
}

async function attachOrEmpty(
  db: WriteDb,
  schema: string,
  path: string | undefined,
  table: TableSpec,
): Promise<void> {
  if (path !== undefined) return void (await db.run(`ATTACH ? AS ${schema}`, [immutableUri(path)]));
  const columns = [...table.naturalKey.map(quote), 'row_hash'].join(', ');
  await db.exec(`ATTACH ':memory:' AS ${schema}`);
  await db.exec(`CREATE TABLE ${schema}.${quote(table.name)} (${columns})`);
}

/** Added, changed and removed rows, in this order; each query gives the natural key as `key`. */
function diffQueries(table: TableSpec): string[] {
  const name = quote(table.name);
  const key = (alias: string) =>
    table.naturalKey.map((column) => `${alias}.${quote(column)}`).join(" || ' ' || ");
  const absent = (schema: string, alias: string) =>
    `NOT EXISTS (SELECT 1 FROM ${schema}.${name} ${alias} WHERE ${sameKey(table)})`;
  return [
    `SELECT ${key('n')} AS key FROM newer.${name} n WHERE ${absent('older', 'p')}`,
    `SELECT ${key('n')} AS key FROM newer.${name} n JOIN older.${name} p ON ${sameKey(table)} WHERE p.row_hash <> n.row_hash`,
    `SELECT ${key('p')} AS key FROM older.${name} p WHERE ${absent('newer', 'n')}`,
  ];
}

async function countOf(db: ReadDb, sql: string): Promise<number> {
  const row = await db.get<{ rows: number }>(`SELECT count(*) AS rows FROM (${sql})`);
  return row?.rows ?? 0;
}

/** Keys are listed only where they are open to everybody. */
async function keysOf(
  db: ReadDb,
  table: TableSpec,
  sql: string,
  { limit = KEYS_LISTED, offset = 0 }: DiffPage,
): Promise<string[]> {
  const open = table.naturalKey.every(
    (name) => (table.columns[name]?.privacy ?? 'open') === 'open',
  );
  if (!open) return [];
  const rows = await db.all<KeyRow>(`${sql} ORDER BY 1 LIMIT ? OFFSET ?`, [limit, offset]);
  return rows.map(({ key }) => key.split(' ').map(withoutOldNumber).join(' '));
}
