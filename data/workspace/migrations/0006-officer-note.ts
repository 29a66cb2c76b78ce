import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/** 走访备注: what officers write about a room, building or other record. Added to, never changed; each row is bound to the one before. */
export const officerNote: WorkspaceMigration = {
  version: 6,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE officer_note (
        number INTEGER PRIMARY KEY, table_name TEXT NOT NULL, record_key TEXT NOT NULL, text TEXT NOT NULL,
        account TEXT NOT NULL, at TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX officer_note_by_record ON officer_note (table_name, record_key);
    `),
};
