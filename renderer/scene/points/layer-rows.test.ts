import { expect, test, vi } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { SnapshotInfo } from '../../../contract/queries/snapshot.ts';
import { pointLayer } from '../../../contract/point-layers.ts';
import { changeScene, createTwinStore } from '../../store.ts';
import type { OwnSpec } from './layer-state.ts';
import { createKeptRows } from './kept-rows.ts';
import { type LayerRows, watchLayerRows } from './layer-rows.ts';

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
    const given: LayerRows[] = [];
    const watching = watchLayerRows({ store, host, kept }, SPEC, (rows) => given.push(rows));
    return {
      ...watching,
      tree: () => given.at(-1)?.tree,
      matches: () => given.at(-1)?.matches,
    };
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

test('a filter that cannot be asked for draws nothing and says so, until one can', async () => {
  const { store, call, begin } = scenes();
  const watching = begin();
  await vi.waitFor(() => expect(watching.tree()).toBeDefined());
  const filter = (area: string[]) =>
    changeScene(store, { filters: { [SPEC.system]: { where: { area } } } });
  call.mockResolvedValueOnce({ rows: Uint32Array.of(2) } as never);
  filter(['330203001']);
  await vi.waitFor(() => expect(watching.matches()).toEqual(Uint32Array.of(2)));
  call.mockRejectedValueOnce(new Error('The data service is gone.'));
  filter(['330203002']);
  await vi.waitFor(() => expect(watching.matches()).toEqual(new Uint32Array()));
  expect(store.getState().layerErrors[SPEC.id]?.sentence).toBe('The data service is gone.');
  call.mockResolvedValueOnce({ rows: Uint32Array.of(1) } as never);
  filter(['330203003']);
  await vi.waitFor(() => expect(watching.matches()).toEqual(Uint32Array.of(1)));
  expect(store.getState().layerErrors).toEqual({});
});

test('a filter that works hides no failure of the points themselves', async () => {
  const { store, call, begin } = scenes();
  call.mockRejectedValueOnce(new Error('The file is locked.'));
  const watching = begin();
  const failure = () => store.getState().layerErrors[SPEC.id]?.sentence;
  await vi.waitFor(() => expect(failure()).toBe('The file is locked.'));
  call.mockResolvedValueOnce({ rows: Uint32Array.of(2) } as never);
  changeScene(store, { filters: { [SPEC.system]: { where: { area: ['330203001'] } } } });
  await vi.waitFor(() => expect(watching.matches()).toEqual(Uint32Array.of(2)));
  expect(failure()).toBe('The file is locked.');
});
