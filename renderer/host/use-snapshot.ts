import { startTransition, useEffect, useState } from 'react';
import type { LayerInfo, SnapshotInfo } from '../../contract/queries/snapshot.ts';
import type { TwinState } from '../store.ts';
import { useTwinStore } from './host-context.tsx';

/** The snapshot in use; a change-over is drawn in slices, between which the window goes on. */
export function useSnapshot(): SnapshotInfo | undefined {
  return useInSlices(snapshotOf);
}

/** What the layers of the snapshot in use hold; a change-over is drawn in slices. */
export function useLayerInfos(): readonly LayerInfo[] {
  return useInSlices(layerInfosOf);
}

const snapshotOf = (state: TwinState) => state.snapshot;
const layerInfosOf = (state: TwinState) => state.layerInfos;

/** `useTwin` draws at once and in one go everything that listens to what changed; `select` is the same for ever. */
function useInSlices<Part>(select: (state: TwinState) => Part): Part {
  const store = useTwinStore();
  const [part, setPart] = useState(() => select(store.getState()));
  useEffect(() => {
    const follow = (next: Part): void => startTransition(() => setPart(() => next));
    follow(select(store.getState()));
    return store.subscribe(select, follow);
  }, [store, select]);
  return part;
}
