import { mkdir, readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../driver/errors.ts';
import type { FailedBuild } from './failed.ts';
import { listFailed } from './failed.ts';
import { storePaths } from './layout.ts';
import type { SnapshotManifest } from './manifest.ts';
import { parseManifest } from './manifest.ts';
import type { OpenSnapshot } from './open-snapshot.ts';
import { openSnapshot } from './open-snapshot.ts';
import { readPointer } from './pointer.ts';
import { watchPointer } from './watch.ts';

export type { OpenSnapshot } from './open-snapshot.ts';

/** A folder with published snapshots (快照库) and the pointer to the one in use. */
export interface SnapshotStore {
  /** Absolute path. */
  readonly folder: string;
  currentId(): Promise<string | undefined>;
  /** Ids of the published snapshots, oldest first. */
  list(): Promise<string[]>;
  /** Errors: `not-found`, `corrupt`, `stale` (another layout). */
  manifest(id: string): Promise<SnapshotManifest>;
  open(id: string): Promise<OpenSnapshot>;
  /** Builds that were cut off or given up, newest last. */
  failed(): Promise<FailedBuild[]>;
  /** Tells each time the pointer names another snapshot; gives the function that stops it. */
  watch(listener: (id: string) => void): () => void;
}

/** Opens a store folder and makes it when it is missing. */
export async function openStore(folder: string): Promise<SnapshotStore> {
  const store = resolve(folder);
  await makeFolders(store);
  const atOpening = await readPointer(store);
  return {
    folder: store,
    currentId: () => readPointer(store),
    list: () => listSnapshots(store),
    manifest: (id) => readManifest(store, id),
    open: async (id) => openSnapshot(store, await readManifest(store, id)),
    failed: () => listFailed(store),
    watch: (listener) => watchPointer(store, atOpening, listener),
  };
}

/** Id of the snapshot in use; an empty store is an error that says how to fill it. */
export async function requireCurrent(store: SnapshotStore): Promise<string> {
  const id = await store.currentId();
  if (id !== undefined) return id;
  throw new TwinError(
    'not-found',
    say`There is no snapshot in ${store.folder} yet. Make one with: twin import <exports> --snapshot ${store.folder}`,
    { file: store.folder },
  );
}

async function makeFolders(store: string): Promise<void> {
  try {
    await mkdir(storePaths.snapshots(store), { recursive: true });
    await mkdir(storePaths.files(store), { recursive: true });
  } catch (error) {
    throw translateStorageError(error, store);
  }
}

async function listSnapshots(store: string): Promise<string[]> {
  const entries = await readdir(storePaths.snapshots(store), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.includes('.'))
    .map((entry) => entry.name)
    .sort();
}

async function readManifest(store: string, id: string): Promise<SnapshotManifest> {
  if (!/^[0-9a-z-]+$/.test(id)) throw missingSnapshot(store, id);
  const path = storePaths.manifest(store, id);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missingSnapshot(store, id) : translateStorageError(error, path);
  });
  return parseManifest(text, path);
}

function missingSnapshot(store: string, id: string): TwinError {
  return new TwinError(
    'not-found',
    say`There is no snapshot ${JSON.stringify(id)} in ${store}. Use twin rollback --list to see which there are.`,
    { file: store },
  );
}
