import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/** 对照表 of each department: which column of which file feeds which field, as JSON. */
export const importMapping: WorkspaceMigration = {
  version: 3,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE import_mapping (
        department TEXT NOT NULL, match TEXT NOT NULL, mapping TEXT NOT NULL,
        account TEXT NOT NULL, changed_at TEXT NOT NULL,
        PRIMARY KEY (department, match)
      ) STRICT, WITHOUT ROWID;
    `),
};
