import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { snapshotLayout } from './0001-snapshot-layout.ts';
import { serviceVisits } from './0003-service-visits.ts';
import { sourceColumns } from './0002-source-columns.ts';
import { addedColumns } from './0004-added-columns.ts';

/** One step of the layout of snapshot files; `schema` is the name the file is attached under. */
export interface SnapshotMigration {
  readonly version: number;
  readonly apply: (db: WriteDb, schema: string, file: SnapshotFileName) => Promise<void>;
}

export const SNAPSHOT_MIGRATIONS: readonly SnapshotMigration[] = [
  snapshotLayout,
  sourceColumns,
  serviceVisits,
  addedColumns,
];

/** Layout this program writes (`user_version` of each file, `schemaVersion` of the manifest). */
export const SCHEMA_VERSION = SNAPSHOT_MIGRATIONS.length;

/** Oldest layout it reads: what came after it are columns alone, which older files lack. */
export const OLDEST_READ = 3;

/** Whether this program reads files of a layout. */
export function isReadable(version: number | undefined): boolean {
  return version !== undefined && version >= OLDEST_READ && version <= SCHEMA_VERSION;
}

/**
 * Brings an empty, attached file to the current layout. Published files are never migrated in place: one of an older
 * layout is read as it is where `isReadable`, else the snapshot is replaced by importing the exports again.
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
