import type { ReadDb, WriteDb } from '../../driver/port.ts';

/** Layout of history files (`user_version`). */
export const HISTORY_VERSION = 1;

/** A history file names the snapshot it leads to and the one it starts from. */
export interface HistoryMeta {
  readonly snapshot_id: string;
  readonly previous_id: string;
  /** ISO time of the refresh. */
  readonly at: string;
  /** `YYYY-MM-DD`. */
  readonly as_of: string;
}

const LAYOUT = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
  CREATE TABLE meta (
    snapshot_id TEXT NOT NULL, previous_id TEXT NOT NULL, at TEXT NOT NULL, as_of TEXT NOT NULL
  ) STRICT;
  CREATE TABLE change (
    id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, natural_key TEXT NOT NULL,
    kind INTEGER NOT NULL, open TEXT, hidden TEXT
  ) STRICT;
  CREATE TABLE change_sealed (chunk INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, blob BLOB NOT NULL) STRICT;
  PRAGMA user_version = ${HISTORY_VERSION};`;

/** Lays out an empty history file. */
export async function layOutHistory(db: WriteDb, meta: HistoryMeta): Promise<void> {
  await db.exec(LAYOUT);
  const { snapshot_id, previous_id, at, as_of } = meta;
  await db.run('INSERT INTO meta VALUES (?, ?, ?, ?)', [snapshot_id, previous_id, at, as_of]);
}

/** Makes a finished file quick to ask for one row. */
export function indexHistory(db: WriteDb): Promise<void> {
  return db.exec('CREATE INDEX change_by_key ON change (table_name, natural_key)');
}

/** Number of changes in a file. */
export async function countChanges(db: ReadDb): Promise<number> {
  const row = await db.get<{ changes: number }>('SELECT count(*) AS changes FROM change');
  return row?.changes ?? 0;
}
