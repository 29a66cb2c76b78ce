import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/**
 * 审计日志: append-only and hash-chained. `audit_head` keeps the newest number and hash, so that rows cut off the end
 * are missed as well as rows taken out of the middle.
 */
export const auditLog: WorkspaceMigration = {
  version: 1,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE audit_log (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, account TEXT NOT NULL, role TEXT NOT NULL,
        action TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL,
        previous_hash TEXT NOT NULL, hash TEXT NOT NULL
      ) STRICT;
      CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
      INSERT INTO audit_head VALUES (1, 0, '');
      CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
        BEGIN SELECT raise(ABORT, 'the audit log cannot be changed'); END;
      CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
        BEGIN SELECT raise(ABORT, 'the audit log cannot be changed'); END;
    `),
};
