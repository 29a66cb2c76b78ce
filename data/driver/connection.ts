import sqlite3 from 'sqlite3';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from './errors.ts';
import type { SqlParams, WriteDb } from './port.ts';

/** Milliseconds a statement waits for another process's lock before it gives `busy`. */
const BUSY_TIMEOUT_MILLISECONDS = 2000;

/** Opens a connection over npm sqlite3, whose callbacks are turned into promises here and nowhere else. */
export async function connect(filename: string, mode: number, path: string): Promise<WriteDb> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(filename, mode, (error) =>
      error ? reject(translateStorageError(error, path)) : resolve(opened),
    );
  });
  database.configure('busyTimeout', BUSY_TIMEOUT_MILLISECONDS);
  return wrap(database, path);
}

function wrap(database: sqlite3.Database, path: string): WriteDb {
  let closing: Promise<void> | undefined;
  const prepared = new Set<sqlite3.Statement>();
  const ask = <T>(start: (done: (error: Error | null, value: T) => void) => void): Promise<T> => {
    if (closing) return Promise.reject(closedError(path));
    return new Promise((resolve, reject) => {
      start((error, value) =>
        error ? reject(translateStorageError(error, path)) : resolve(value),
      );
    });
  };
  return {
    path,
    all: <Row extends object>(sql: string, params?: SqlParams) =>
      ask<Row[]>((done) => database.all<Row>(sql, bind(params), done)),
    get: <Row extends object>(sql: string, params?: SqlParams) =>
      ask<Row | undefined>((done) => database.get<Row>(sql, bind(params), done)),
    run: (sql, params) =>
      ask<number>((done) =>
        database.run(sql, bind(params), function (error) {
          done(error, error ? 0 : this.changes);
        }),
      ),
    exec: (sql) => ask<void>((done) => database.exec(sql, (error) => done(error, undefined))),
    prepare: async (sql) => {
      const statement = await ask<sqlite3.Statement>((done) => {
        const parsed: sqlite3.Statement = database.prepare(sql, (error) => done(error, parsed));
      });
      prepared.add(statement);
      return {
        run: (params) =>
          ask<number>((done) =>
            statement.run(bind(params), function (error) {
              done(error, error ? 0 : this.changes);
            }),
          ),
        finalize: () => {
          prepared.delete(statement);
          return finalized(statement);
        },
      };
    },
    close: () => (closing ??= closeDatabase(database, prepared, path)),
  };
}

/** The binding takes Buffers for blobs and knows no bigint: safe integers go as numbers, others as text. */
function bind(params: SqlParams | undefined): unknown {
  if (params === undefined) return [];
  if (Array.isArray(params)) return params.map(bindValue);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, bindValue(value)]),
  );
}

function bindValue(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return value;
}

function finalized(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => statement.finalize(() => resolve()));
}

/** SQLite does not close while there are statements. */
async function closeDatabase(
  database: sqlite3.Database,
  prepared: ReadonlySet<sqlite3.Statement>,
  path: string,
): Promise<void> {
  await Promise.all([...prepared].map(finalized));
  return new Promise((resolve, reject) => {
    database.close((error) => (error ? reject(translateStorageError(error, path)) : resolve()));
  });
}

function closedError(path: string): TwinError {
  return new TwinError('stale', say`${path} has been closed; open it again.`, { file: path });
}
