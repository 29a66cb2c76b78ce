import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/** 账号 and the department (部门) each works for; an account without a row works for none. */
export const account: WorkspaceMigration = {
  version: 9,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE account (
        name TEXT PRIMARY KEY, department TEXT, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `),
};
