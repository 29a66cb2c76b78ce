import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { lockStore } from './lock.ts';
import { checkedPaths } from './open-snapshot.ts';
import { replacePointer } from './pointer.ts';
import type { SnapshotStore } from './store.ts';
import { requireCurrent } from './store.ts';

export interface RollbackResult {
  readonly from: string;
  readonly to: string;
}

/**
 * Makes an earlier snapshot the one in use: the given one, or the youngest before the current one. Open windows swap
 * to it. Errors: `not-found` without an earlier one, `busy` during a build, `corrupt` or `stale` when it cannot be used.
 */
export async function rollback(store: SnapshotStore, id?: string): Promise<RollbackResult> {
  const from = await requireCurrent(store);
  const to = id ?? (await idBefore(store, from));
  const unlock = await lockStore(store.folder, `rollback-${to}`);
  try {
    await checkedPaths(store.folder, await store.manifest(to));
    await replacePointer(store.folder, to);
    return { from, to };
  } finally {
    await unlock();
  }
}

async function idBefore(store: SnapshotStore, current: string): Promise<string> {
  const earlier = (await store.list()).filter((id) => id < current);
  const last = earlier[earlier.length - 1];
  if (last !== undefined) return last;
  throw new TwinError(
    'not-found',
    say`There is no snapshot before ${current} in ${store.folder}; it stays in use.`,
    { file: store.folder },
  );
}
