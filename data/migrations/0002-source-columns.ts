import type { WriteDb } from '../driver/port.ts';
import type { SnapshotMigration } from './index.ts';

/**
 * Source files keep the columns they came with, as JSON (`DeliveredColumn[]`), so that a department gets its rows back
 * under its own headers. From this layout on keys of persons, phones, households and rows are blobs of 8 bytes.
 */
export const sourceColumns: SnapshotMigration = {
  version: 2,
  apply: (db: WriteDb, schema: string) =>
    db.exec(`ALTER TABLE ${schema}.source_file ADD COLUMN columns TEXT`),
};
