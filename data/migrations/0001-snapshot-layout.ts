import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import type { SnapshotMigration } from './index.ts';

/**
 * Tables every snapshot file has beside the declared ones: the source files of its rows, the rows held back until
 * a row they refer to arrives, and in `base` the ledger of permanent slots.
 */
export const snapshotLayout: SnapshotMigration = {
  version: 1,
  apply: async (db: WriteDb, schema: string, file: SnapshotFileName) => {
    await db.exec(housekeepingSql(schema));
    if (file === 'base') await db.exec(ledgerSql(schema));
  },
};

function housekeepingSql(schema: string): string {
  return `
    CREATE TABLE ${schema}.source_file (
      file_id INTEGER NOT NULL, table_name TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
      department TEXT NOT NULL, as_of TEXT NOT NULL, encoding TEXT, crs TEXT,
      read INTEGER NOT NULL, accepted INTEGER NOT NULL, held INTEGER NOT NULL,
      rejected INTEGER NOT NULL, unchanged INTEGER NOT NULL,
      PRIMARY KEY (table_name, file_id)
    ) STRICT;
    CREATE TABLE ${schema}.held_row (
      id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, source_file_id INTEGER NOT NULL,
      source_line INTEGER NOT NULL, reason TEXT NOT NULL, waits_for TEXT NOT NULL, blob ANY
    ) STRICT;
    CREATE TABLE ${schema}.held_row_sealed (
      chunk INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, blob BLOB NOT NULL
    ) STRICT;`;
}

function ledgerSql(schema: string): string {
  return `
    CREATE TABLE ${schema}.slot_ledger (
      table_name TEXT NOT NULL, natural_key TEXT NOT NULL, slot INTEGER NOT NULL,
      retired INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (table_name, natural_key)
    ) STRICT, WITHOUT ROWID;`;
}
