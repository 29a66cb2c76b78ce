import { toErrorShape } from '../../contract/errors.ts';
import type { HostClient } from '../../contract/host.ts';
import { changeScene, type SwapNotice, type TwinStore } from '../store.ts';

/**
 * Keeps the store's snapshot and layer list those of the data host: reads them now and after each reconnection, and
 * swaps when a new snapshot is published, leaving a notice of what changed. Gives back how to stop.
 */
export function followSnapshot(store: TwinStore, client: HostClient): () => void {
  const read = () => readSnapshot(store, client);
  const stops = [
    client.listen('snapshot.changed', (notice) => void swap(store, client, notice)),
    client.listen('snapshot.refused', (refused) => store.setState({ refused })),
    client.listen('snapshot.preparing', ({ progress }) =>
      store.setState({ preparation: progress }),
    ),
    store.subscribe(
      (state) => state.connections,
      () => {
        store.setState({ preparation: undefined });
        void read();
      },
    ),
  ];
  void read();
  return () => {
    for (const stop of stops) stop();
  };
}

async function swap(store: TwinStore, client: HostClient, notice: SwapNotice): Promise<void> {
  await readSnapshot(store, client);
  const swapNotice = notice.from === undefined ? undefined : notice;
  store.setState({ swapNotice, refused: undefined, hover: undefined });
}

async function readSnapshot(store: TwinStore, client: HostClient): Promise<void> {
  try {
    const [snapshot, layerInfos] = await Promise.all([
      client.call('snapshot.info', {}),
      client.call('snapshot.layers', {}),
    ]);
    store.setState({ snapshot, layerInfos, snapshotError: undefined });
    changeScene(store, { snapshotId: snapshot.id });
  } catch (error) {
    store.setState({ snapshotError: toErrorShape(error) });
  }
}
