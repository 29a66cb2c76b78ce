import type { TableChange } from '../../contract/queries/snapshot.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import type { SnapshotStore } from '../snapshot/store.ts';

/** What changed between the snapshot in use and the one that replaces it. */
export async function changesBetween(
  _store: SnapshotStore,
  from: string | undefined,
  to: SnapshotManifest,
): Promise<readonly TableChange[]> {
  return from === undefined || to.previousId === from ? to.changes : [];
}
