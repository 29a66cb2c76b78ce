import { TwinError } from '../contract/errors.ts';
import type { HostClient } from '../contract/host.ts';
import { pointLayer } from '../contract/point-layers.ts';
import type { Selection } from '../contract/scene.ts';
import { type ThingHover, type SelectedSlots, type TwinStore, select } from './store.ts';

const NOTHING: SelectedSlots = { buildingSlot: undefined, roomSlot: undefined };

/** Selects what was hit in the scene or the matrix, by the natural key the host knows its slot under. */
export async function selectHit(
  store: TwinStore,
  host: HostClient,
  hit: ThingHover,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const selection = await keysOf(host, hit, signal);
    if (!signal?.aborted) select(store, selection);
  } catch (thrown) {
    if (!isGone(thrown) && !signal?.aborted) throw thrown;
  }
}

async function keysOf(host: HostClient, hit: ThingHover, signal?: AbortSignal): Promise<Selection> {
  if (hit.kind === 'point') {
    const layer = pointLayer(hit.layerId);
    const row = await host.call('layer.row', { id: hit.layerId, row: hit.row }, signal);
    return {
      kind: 'record',
      table: layer?.table ?? hit.layerId,
      key: row.key,
      ...(row.roomId !== null && { roomId: row.roomId }),
      ...(row.buildingId !== null && { buildingId: row.buildingId }),
    };
  }
  if (hit.kind === 'building') {
    const { buildingId } = await host.call('building.card', { slot: hit.slot }, signal);
    return { kind: 'building', buildingId };
  }
  const { buildingId, roomId } = await host.call('room.card', { slot: hit.slot }, signal);
  return { kind: 'room', buildingId, roomId };
}

/**
 * Keeps `selectedSlots` in step with the selection and the snapshot; a key the snapshot lacks selects nothing.
 * `ready` is false while the host is being asked. Each answer sets them, the same slots too: the scene draws for it, and
 * only then sees that it is ready.
 */
export function linkSelection(
  store: TwinStore,
  host: HostClient,
): { ready: () => boolean; stop: () => void } {
  let asked = new AbortController();
  let waiting = false;
  const resolve = async (selection: Selection | undefined, signal: AbortSignal) => {
    waiting = true;
    const slots = await slotsOf(host, selection, signal);
    if (signal.aborted) return;
    waiting = false;
    store.setState({ selectedSlots: slots });
  };
  const unsubscribe = store.subscribe(
    (state) => [state.scene.selection, state.snapshot?.id] as const,
    ([selection, snapshotId]) => {
      asked.abort();
      asked = new AbortController();
      if (snapshotId !== undefined) void resolve(selection, asked.signal);
    },
    { fireImmediately: true, equalityFn: (a, b) => a[0] === b[0] && a[1] === b[1] },
  );
  const stop = () => {
    unsubscribe();
    asked.abort();
  };
  return { ready: () => !waiting, stop };
}

/** Slots of a selection in the host's snapshot. */
export async function slotsOf(
  host: HostClient,
  selection: Selection | undefined,
  signal?: AbortSignal,
): Promise<SelectedSlots> {
  const roomId = selection && 'roomId' in selection ? selection.roomId : undefined;
  const buildingId = selection?.buildingId;
  const room = roomId === undefined ? undefined : await cardOf(host, 'room.card', roomId, signal);
  const id = room?.buildingId ?? buildingId;
  const building = id === undefined ? undefined : await cardOf(host, 'building.card', id, signal);
  return building ? { buildingSlot: building.slot, roomSlot: room?.slot } : NOTHING;
}

/** A card, or undefined where the snapshot has no such row or the answer no longer matters. */
async function cardOf<N extends 'building.card' | 'room.card'>(
  host: HostClient,
  name: N,
  id: string,
  signal?: AbortSignal,
) {
  try {
    return await host.call<N>(name, { id } as Parameters<typeof host.call<N>>[1], signal);
  } catch {
    return undefined;
  }
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof TwinError && thrown.kind === 'not-found';
}
