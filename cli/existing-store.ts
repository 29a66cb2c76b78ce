import { stat } from 'node:fs/promises';
import { TwinError } from '../contract/errors.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';
import { openStore } from '../data/snapshot/store.ts';

/** Opens a store that must be there already: a misspelt folder must not become an empty store. */
export async function openExistingStore(folder: string): Promise<SnapshotStore> {
  const found = await stat(storePaths.snapshots(folder)).catch(() => undefined);
  if (found?.isDirectory()) return openStore(folder);
  throw new TwinError(
    'not-found',
    `There are no snapshots in ${folder}. Name the store folder with --snapshot, or make one with: twin import <exports> --snapshot ${folder}`,
    { file: folder },
  );
}
