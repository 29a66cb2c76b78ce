import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/** 自定义区域: regions people gave a name, as JSON of the contract's region. */
export const namedArea: WorkspaceMigration = {
  version: 5,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE named_area (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL,
        account TEXT NOT NULL, changed_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `),
};
