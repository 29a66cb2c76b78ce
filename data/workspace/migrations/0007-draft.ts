import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/**
 * 搭建草稿: each saved state of a draft is a row that is never changed, bound to the row before it. `action` says what
 * was done; a draft stands as its newest row says.
 */
export const draft: WorkspaceMigration = {
  version: 7,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE draft_revision (
        number INTEGER PRIMARY KEY, draft_id TEXT NOT NULL, revision INTEGER NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('saved', 'discarded', 'merged')),
        building TEXT NOT NULL, snapshot_id TEXT NOT NULL,
        account TEXT NOT NULL, at TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
        UNIQUE (draft_id, revision)
      ) STRICT;
      CREATE TRIGGER draft_revision_no_update BEFORE UPDATE ON draft_revision
        BEGIN SELECT raise(ABORT, 'revisions of drafts cannot be changed'); END;
      CREATE TRIGGER draft_revision_no_delete BEFORE DELETE ON draft_revision
        BEGIN SELECT raise(ABORT, 'revisions of drafts cannot be changed'); END;
    `),
};
