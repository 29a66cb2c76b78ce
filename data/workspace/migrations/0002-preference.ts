import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/** Preferences (偏好) and the last scene of each account, as JSON. */
export const preference: WorkspaceMigration = {
  version: 2,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE preference (
        account TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, changed_at TEXT NOT NULL,
        PRIMARY KEY (account, name)
      ) STRICT, WITHOUT ROWID;
    `),
};
