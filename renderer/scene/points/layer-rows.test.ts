import { expect, test, vi } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { SnapshotInfo } from '../../../contract/queries/snapshot.ts';
import { pointLayer } from '../../../contract/point-layers.ts';
import { changeScene, createTwinStore } from '../../store.ts';
import type { OwnSpec } from './layer-state.ts';
import { createKeptRows } from './kept-rows.ts';
import { watchLayerRows } from './layer-rows.ts';

const SPEC = pointLayer('component') as OwnSpec;
const POINTS: LayerPoints = {
  rows: Uint32Array.of(1, 2),
  positions: Float32Array.of(0, 0, 40, 0),
  heights: new Float32Array(2),
  classes: new Uint8Array(2),
  statuses: new Uint8Array(2),
  minutes: new Int32Array(2),
  placements: new Uint8Array(2),
  areas: new Uint16Array(2),
  areaCodes: [''],
  total: 2,
  asOf: '2016-06-30',
};

/** A store whose component layer is on, and scenes over it that follow one another. */
function scenes() {
  const store = createTwinStore();
  const layers = store
    .getState()
    .scene.layers.map((layer) => ({ ...layer, visible: layer.id === SPEC.id }));
  changeScene(store, { layers });
  store.setState({ snapshot: { id: 'one', asOf: '2016-06-30' } as SnapshotInfo });
  const call = vi.fn(async () => POINTS);
  const host = { call } as unknown as HostClient;
  const kept = createKeptRows();
  const begin = () => {
    const trees: unknown[] = [];
    const watching = watchLayerRows({ store, host, kept }, SPEC, ({ tree }) => trees.push(tree));
    return { ...watching, tree: () => trees.at(-1) };
  };
  return { store, call, begin };
}

test('a scene made anew draws the rows of the one before at once, without asking', async () => {
  const { call, begin } = scenes();
  const first = begin();
  await vi.waitFor(() => expect(first.tree()).toBeDefined());
  const tree = first.tree();
  first.stop();
  const second = begin();
  expect(second.ready()).toBe(true);
  expect(second.tree()).toBe(tree);
  expect(call).toHaveBeenCalledOnce();
});

test('rows of another snapshot, or of a layer that was off, are asked for', async () => {
  const { store, call, begin } = scenes();
  const first = begin();
  await vi.waitFor(() => expect(first.tree()).toBeDefined());
  first.stop();
  store.setState({ snapshot: { id: 'two', asOf: '2016-09-30' } as SnapshotInfo });
  const second = begin();
  expect(second.tree()).toBeUndefined();
  await vi.waitFor(() => expect(second.tree()).toBeDefined());
  expect(call).toHaveBeenCalledTimes(2);
});
