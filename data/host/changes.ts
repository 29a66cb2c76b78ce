import type { TableChange } from '../../contract/queries/snapshot.ts';
import { diffSnapshots } from '../snapshot/diff.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import type { SnapshotStore } from '../snapshot/store.ts';

/**
 * What changed between the snapshot in use and the one that replaces it: as the refresh counted it, or row by row after
 * a rollback or several refreshes. Where the old one has been cleared away, what the last refresh changed.
 */
export async function changesBetween(
  store: SnapshotStore,
  from: string | undefined,
  to: SnapshotManifest,
): Promise<readonly TableChange[]> {
  if (from === undefined || to.previousId === from) return to.changes;
  const diff = await diffSnapshots(store, from, to.id, { limit: 0 }).catch(() => undefined);
  if (!diff) return to.changes;
  return diff.tables.map(({ table, title, titleEn, added, changed, removed }) => {
    return { table, title, titleEn, added, changed, removed };
  });
}
