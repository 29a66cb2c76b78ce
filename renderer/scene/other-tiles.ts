import { TwinError } from '../../contract/errors.ts';
import type { HostClient } from '../../contract/host.ts';
import { say } from '../../contract/sentence.ts';
import { noTiles } from './tiles-controller.ts';

/** The tiles file of a snapshot compared with; `not-found` where the snapshot is gone or has no tiles. */
export async function tilesIdOf(
  host: HostClient,
  snapshotId: string,
  signal: AbortSignal,
): Promise<string> {
  const entries = await host.call('snapshot.list', {}, signal);
  const entry = entries.find(({ id }) => id === snapshotId);
  if (!entry) {
    throw new TwinError(
      'not-found',
      say`There is no snapshot ${snapshotId} any more. Choose another one from the list.`,
    );
  }
  if (entry.tilesId === null) throw noTiles();
  return entry.tilesId;
}
