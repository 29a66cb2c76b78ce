import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { highestSecrecy } from '../../contract/secrecy.ts';
import { tilesIdOf } from '../snapshot/layout.ts';
import type { QueryContext } from './context.ts';

/** What the window needs to know of the snapshot on screen. */
export async function snapshotInfo({ snapshot }: QueryContext): Promise<SnapshotInfo> {
  const { id, publishedAt, asOf, synthetic, profile, changes, schemaVersion } = snapshot.manifest;
  const stated = snapshot.manifest.sources.map(({ secrecy }) => secrecy);
  const secrecy = {
    highest: highestSecrecy(stated) ?? null,
    isPartlyUnstated: stated.includes(undefined),
  };
  const tilesId = tilesIdOf(snapshot.manifest);
  return { id, tilesId, publishedAt, asOf, synthetic, profile, changes, schemaVersion, secrecy };
}
