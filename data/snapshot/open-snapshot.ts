import { stat } from 'node:fs/promises';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { SNAPSHOT_FILES } from '../../contract/schema/table.ts';
import type { ReadDb, WriteDb } from '../driver/port.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { immutableUri, openHub, readOnlyView } from '../driver/sqlite.ts';
import { isReadable, OLDEST_READ, SCHEMA_VERSION } from '../migrations/index.ts';
import { storePaths } from './layout.ts';
import type { SnapshotManifest } from './manifest.ts';
import { releaseFiles, retainFiles } from './open-files.ts';

/** A published snapshot, open for reading: one connection with each file attached under its own name. */
export interface OpenSnapshot {
  readonly manifest: SnapshotManifest;
  /** `SELECT … FROM base.building`. */
  readonly db: ReadDb;
  has(file: SnapshotFileName): boolean;
  filePath(file: SnapshotFileName): string | undefined;
  /** Where what was worked out from it is kept; absent: nowhere. */
  readonly kept?: KeptFiles;
  /** Closing twice does no harm. */
  close(): Promise<void>;
}

/** Files whose tables are queried by name; `tiles` holds pictures only and main opens it by itself. */
const ATTACHED = SNAPSHOT_FILES.filter((file) => file !== 'tiles');

/** Opens the files a manifest names. A missing or cut file gives `corrupt` naming it. */
export async function openSnapshot(
  store: string,
  manifest: SnapshotManifest,
): Promise<OpenSnapshot> {
  const paths = await checkedPaths(store, manifest);
  const db = await attachAll(paths, storePaths.snapshot(store, manifest.id));
  const held = [...paths.values(), storePaths.snapshot(store, manifest.id)];
  retainFiles(held);
  return {
    manifest,
    db: readOnlyView(db),
    has: (file) => paths.has(file),
    filePath: (file) => paths.get(file),
    close: closeOnce(db, held),
  };
}

/** Absolute paths of a manifest's files, each checked to be there in full length. */
export async function checkedPaths(
  store: string,
  manifest: SnapshotManifest,
): Promise<Map<SnapshotFileName, string>> {
  const paths = new Map<SnapshotFileName, string>();
  for (const file of SNAPSHOT_FILES) {
    const record = manifest.files[file];
    if (!record) continue;
    const path = storePaths.file(store, record.name);
    await checkLength(path, record.bytes, manifest.id);
    paths.set(file, path);
  }
  return paths;
}

async function checkLength(path: string, bytes: number, id: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size === bytes) return;
  const what = found ? say`has ${found.size} bytes instead of ${bytes}` : say`is missing`;
  throw new TwinError(
    'corrupt',
    say`The file ${path} of snapshot ${id} ${what}. Roll back to an earlier snapshot or import the exports again.`,
    { file: path },
  );
}

async function attachAll(
  paths: ReadonlyMap<SnapshotFileName, string>,
  label: string,
): Promise<WriteDb> {
  const db = await openHub(label);
  try {
    for (const file of ATTACHED) {
      const path = paths.get(file);
      if (path) await attachPublished(db, file, path);
    }
    await db.exec('PRAGMA query_only = 1');
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Attaches one published file read-only under its name and checks its layout. */
export async function attachPublished(db: WriteDb, file: string, path: string): Promise<void> {
  const row = await attachAndReadVersion(db, file, path);
  if (isReadable(row?.user_version)) return;
  throw new TwinError(
    'stale',
    say`${path} has layout ${row?.user_version ?? 0}, this program reads layouts ${OLDEST_READ} to ${SCHEMA_VERSION}. Import the exports again with this program.`,
    { file: path },
  );
}

async function attachAndReadVersion(db: WriteDb, file: string, path: string) {
  try {
    await db.run(`ATTACH ? AS ${file}`, [immutableUri(path)]);
    return await db.get<{ user_version: number }>(`PRAGMA ${file}.user_version`);
  } catch (error) {
    if (!(error instanceof TwinError) || error.kind !== 'corrupt') throw error;
    throw new TwinError(
      'corrupt',
      say`The snapshot file ${path} is damaged. Roll back to an earlier snapshot or import the exports again.`,
      { file: path },
      error,
    );
  }
}

function closeOnce(db: ReadDb, held: readonly string[]): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= db.close().finally(() => releaseFiles(held));
    return closing;
  };
}
