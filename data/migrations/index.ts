import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { snapshotLayout } from './0001-snapshot-layout.ts';
import { serviceVisits } from './0003-service-visits.ts';
import { sourceColumns } from './0002-source-columns.ts';

/** One step of the layout of snapshot files; `schema` is the name the file is attached under. */
export interface SnapshotMigration {
  readonly version: number;
  readonly apply: (db: WriteDb, schema: string, file: SnapshotFileName) => Promise<void>;
}

export const SNAPSHOT_MIGRATIONS: readonly SnapshotMigration[] = [
  snapshotLayout,
  sourceColumns,
  serviceVisits,
];

/** Layout this program writes and reads (`user_version` of each file, `schemaVersion` of the manifest). */
export const SCHEMA_VERSION = SNAPSHOT_MIGRATIONS.length;

/**
 * Brings an empty, attached file to the current layout. Published files are never migrated in place: a snapshot of an
 * older layout is replaced by importing the exports again.
 */
export async function migrateSnapshotFile(
  db: WriteDb,
  schema: string,
  file: SnapshotFileName,
): Promise<void> {
  for (const step of SNAPSHOT_MIGRATIONS) {
    await step.apply(db, schema, file);
    await db.exec(`PRAGMA ${schema}.user_version = ${step.version}`);
  }
}
