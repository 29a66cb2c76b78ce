import { pathToFileURL } from 'node:url';
import sqlite3 from 'sqlite3';
import { connect } from './connection.ts';
import type { ReadDb, WriteDb } from './port.ts';

const { OPEN_CREATE, OPEN_READONLY, OPEN_READWRITE, OPEN_URI } = sqlite3;

/** `immutable`: the file is published and never changes, so no lock is taken and no journal looked for. */
export interface ReaderOptions {
  readonly immutable?: boolean;
}

/** Opens a file for reading. Damage that SQLite sees at once gives `corrupt`, a missing file `not-found`. */
export async function openReader(path: string, options: ReaderOptions = {}): Promise<ReadDb> {
  const db = await connect(fileUri(path, options), OPEN_READONLY | OPEN_URI, path);
  await closeOnFailure(db, async () => {
    await db.exec('PRAGMA query_only = 1');
    await db.get('SELECT count(*) AS tables FROM sqlite_schema');
  });
  return readOnlyView(db);
}

/** Opens a file for writing and makes it when it is missing. Paths may be `:memory:`. */
export async function openWriter(path: string): Promise<WriteDb> {
  const filename = path === ':memory:' ? path : pathToFileURL(path).href;
  const db = await connect(filename, OPEN_READWRITE | OPEN_CREATE | OPEN_URI, path);
  await closeOnFailure(db, () => db.get('SELECT count(*) AS tables FROM sqlite_schema'));
  return db;
}

/** A connection of its own in memory, for files to be attached to; `label` is the path its errors name. */
export function openHub(label: string): Promise<WriteDb> {
  return connect(':memory:', OPEN_READWRITE | OPEN_CREATE | OPEN_URI, label);
}

/** A file as `ATTACH` takes it: `ATTACH ? AS base` with this value. */
export function immutableUri(path: string): string {
  return fileUri(path, { immutable: true });
}

/** The same connection without its writing half. */
export function readOnlyView(db: WriteDb): ReadDb {
  return { path: db.path, all: db.all, get: db.get, close: db.close };
}

function fileUri(path: string, { immutable }: ReaderOptions): string {
  return `${pathToFileURL(path).href}?mode=ro${immutable ? '&immutable=1' : ''}`;
}

async function closeOnFailure(db: ReadDb, check: () => Promise<unknown>): Promise<void> {
  try {
    await check();
  } catch (error) {
    await db.close();
    throw error;
  }
}
