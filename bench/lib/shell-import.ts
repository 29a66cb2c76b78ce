import { readdirSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { openReader } from '../../data/driver/sqlite.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { quote } from '../../data/schema/ddl.ts';
import { type MeasuredRun, measuredRun } from './measured-run.ts';

/** Whether the sqlite3 shell is there to be compared with; says what to do where it is not. */
export function hasShell(): boolean {
  if (spawnSync('sqlite3', ['--version']).status === 0) return true;
  process.stderr.write(
    'The sqlite3 shell is missing, so nothing is compared with it; install the package sqlite3.\n',
  );
  return false;
}

/**
 * The same tables by the shell's `.import`: UTF-8 CSV copies of a store's tables into one new file with the same columns
 * and the same plain indexes. Writing the copies is not counted.
 */
export async function shellImport(store: string, folder: string): Promise<MeasuredRun> {
  const files = path.join(store, 'files');
  const script: string[] = ['PRAGMA journal_mode = OFF;', 'PRAGMA synchronous = OFF;'];
  const indexes: string[] = [];
  const expected = new Map<string, number>();
  for (const name of readdirSync(files).filter((file) => !file.startsWith('tiles'))) {
    const db = await openReader(path.join(files, name), { immutable: true });
    try {
      for (const table of await tablesOf(db)) {
        const copy = path.join(folder, `${table.name}.csv`);
        writeCopy(path.join(files, name), table.name, copy);
        script.push(table.sql.concat(';'), `.import --csv --skip 1 ${copy} ${table.name}`);
        expected.set(table.name, await countOf(db, table.name));
        indexes.push(...(await indexesOf(db, table.name)));
      }
    } finally {
      await db.close();
    }
  }
  const target = path.join(folder, 'shell.sqlite');
  const run = await measuredRun('sqlite3', ['-bail', target, ...script, ...indexes]);
  await refuseMissingRows(target, expected);
  return run;
}

/** A comparison with an import that left rows out would be worth nothing. */
async function refuseMissingRows(target: string, expected: ReadonlyMap<string, number>) {
  const db = await openReader(target);
  try {
    for (const [name, rows] of expected) {
      const found = await countOf(db, name);
      if (found !== rows) throw new Error(`the shell read ${found} of ${rows} rows of ${name}`);
    }
  } finally {
    await db.close();
  }
}

async function countOf(db: ReadDb, name: string): Promise<number> {
  const row = await db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${quote(name)}`);
  return row?.rows ?? 0;
}

const OWN_TABLES = new Set(TABLES.map(({ name }) => name));

async function tablesOf(db: ReadDb): Promise<{ name: string; sql: string }[]> {
  const all = await db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`,
  );
  const own = all.filter(({ name }) => OWN_TABLES.has(name));
  return Promise.all(own.map(async ({ name }) => ({ name, sql: await plainTable(db, name) })));
}

async function plainTable(db: ReadDb, name: string): Promise<string> {
  const columns = await db.all<{ name: string; type: string }>(
    'SELECT name, type FROM pragma_table_info(?)',
    [name],
  );
  const list = columns.map((column) => `${quote(column.name)} ${column.type}`).join(', ');
  return `CREATE TABLE ${quote(name)} (${list})`;
}

async function indexesOf(db: ReadDb, name: string): Promise<string[]> {
  const found = await db.all<{ sql: string }>(
    `SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
    [name],
  );
  return found.map(({ sql }) => `${sql};`);
}

function writeCopy(file: string, table: string, copy: string): void {
  const query = `SELECT * FROM ${quote(table)}`;
  const run = spawnSync('sqlite3', [
    ...['-readonly', '-cmd', '.mode csv', '-cmd', '.headers on'],
    ...['-cmd', `.once ${copy}`, file, query],
  ]);
  if (run.status !== 0) throw new Error(`${copy} was not written: ${run.stderr.toString()}`);
}
