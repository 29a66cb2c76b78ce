import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/**
 * Returned lists (退回清单) with owner and due date, and their rows by natural key with the digest they had. `state` is
 * empty until an import of the department brings, changes or leaves out the row.
 */
export const returnedList: WorkspaceMigration = {
  version: 4,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE returned_list (
        number TEXT PRIMARY KEY, department TEXT NOT NULL, title TEXT NOT NULL, owner TEXT NOT NULL,
        due_on TEXT NOT NULL, snapshot_id TEXT NOT NULL, account TEXT NOT NULL, made_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE returned_list_row (
        list_number TEXT NOT NULL REFERENCES returned_list, position INTEGER NOT NULL,
        table_name TEXT NOT NULL, natural_key TEXT NOT NULL, row_hash BLOB, reason TEXT NOT NULL,
        state TEXT CHECK (state IN ('changed', 'unchanged', 'withdrawn')),
        marked_at TEXT, marked_snapshot TEXT,
        PRIMARY KEY (list_number, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX returned_list_row_by_table ON returned_list_row (table_name, state);
    `),
};
