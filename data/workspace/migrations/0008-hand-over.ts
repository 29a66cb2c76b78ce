import type { WriteDb } from '../../driver/port.ts';
import type { WorkspaceMigration } from './index.ts';

/** 交接单: what was handed over, as it was signed, bound to the one before. Never changed. */
export const handOver: WorkspaceMigration = {
  version: 8,
  apply: (db: WriteDb) =>
    db.exec(`
      CREATE TABLE hand_over (
        number INTEGER PRIMARY KEY, beat_code TEXT NOT NULL, sheet TEXT NOT NULL,
        account TEXT NOT NULL, at TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX hand_over_by_beat ON hand_over (beat_code, number);
      CREATE TRIGGER hand_over_no_update BEFORE UPDATE ON hand_over
        BEGIN SELECT raise(ABORT, 'signed hand-overs cannot be changed'); END;
      CREATE TRIGGER hand_over_no_delete BEFORE DELETE ON hand_over
        BEGIN SELECT raise(ABORT, 'signed hand-overs cannot be changed'); END;
    `),
};
