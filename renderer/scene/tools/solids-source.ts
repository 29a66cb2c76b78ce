import type { Stage, Stop } from '../stage.ts';
import { type Solids, solidsOf } from './solids.ts';

/** The prisms of the snapshot on screen, asked for when first needed. */
export interface SolidsSource {
  /** Undefined until they have come. */
  current(): Solids | undefined;
  get(): Promise<Solids>;
  stop: Stop;
}

/** The prisms of a published snapshot, asked for once. */
export function snapshotSolids(
  { host, frame }: Pick<Stage, 'host' | 'frame'>,
  snapshotId: () => string | undefined,
): () => Promise<Solids> {
  let held: { readonly id: string | undefined; readonly solids: Promise<Solids> } | undefined;
  return () => {
    const id = snapshotId();
    if (held && held.id === id) return held.solids;
    const solids = host
      .call('district.solids', id === undefined ? {} : { snapshotId: id })
      .then((packed) => solidsOf(packed, frame));
    held = { id, solids };
    return solids;
  };
}

export function createSolidsSource({
  store,
  host,
  frame,
}: Pick<Stage, 'store' | 'host' | 'frame'>): SolidsSource {
  let solids: Solids | undefined;
  let coming: Promise<Solids> | undefined;
  const unsubscribe = store.subscribe(
    (state) => state.snapshot?.id,
    () => {
      solids = undefined;
      coming = undefined;
    },
  );
  const load = async () => {
    const asked = store.getState().snapshot?.id;
    const packed = await host.call('district.solids', {});
    const made = solidsOf(packed, frame);
    if (store.getState().snapshot?.id === asked) solids = made;
    return made;
  };
  return {
    current: () => solids,
    get: () => {
      coming ??= load();
      coming.catch(() => {
        coming = undefined;
      });
      return coming;
    },
    stop: unsubscribe,
  };
}
