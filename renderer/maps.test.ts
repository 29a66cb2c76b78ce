import { expect, test } from 'vitest';
import type { MapInfo } from '../contract/maps.ts';
import { changeMap, forgetMap, listedMaps, placeMap, takeMaps } from './maps.ts';
import { createTwinStore } from './store.ts';

const info = (id: string): MapInfo => ({
  id,
  title: id,
  fileName: `${id}.mbtiles`,
  kind: 'imagery',
  encoding: 'png',
  box: { westDegrees: 121, southDegrees: 29, eastDegrees: 122, northDegrees: 30 },
  minZoom: 10,
  maxZoom: 16,
});

function storeWith(...ids: string[]) {
  const store = createTwinStore();
  takeMaps(store, { type: 'twin-maps', maps: ids.map(info) });
  return store;
}

const shown = (store: ReturnType<typeof storeWith>) =>
  listedMaps(store.getState().maps, store.getState().scene.maps ?? []).map(
    ({ state }) => `${state.id}${state.visible ? '+' : '-'}`,
  );

test('a file just added is shown above the others; those the view does not name are off', () => {
  const store = storeWith('a', 'b');
  expect(shown(store)).toEqual(['a-', 'b-']);
  takeMaps(store, { type: 'twin-maps', maps: ['a', 'b', 'c'].map(info), added: 'c' });
  expect(shown(store)).toEqual(['c+', 'a-', 'b-']);
});

test('files are moved in the order they lie in, and stay within it', () => {
  const store = storeWith('a', 'b', 'c');
  placeMap(store, 'c', 1);
  expect(shown(store)).toEqual(['a-', 'c-', 'b-']);
  placeMap(store, 'a', -1);
  expect(shown(store)).toEqual(['a-', 'c-', 'b-']);
  placeMap(store, 'b', 3);
  expect(shown(store)).toEqual(['a-', 'c-', 'b-']);
});

test('a view of another workstation keeps a file this one lacks, until it is removed', () => {
  const store = storeWith('a');
  changeMap(store, 'elsewhere', { visible: true, opacity: 0.5 });
  const [first] = listedMaps(store.getState().maps, store.getState().scene.maps ?? []);
  expect(first).toMatchObject({ state: { id: 'elsewhere', opacity: 0.5 }, info: undefined });
  forgetMap(store, 'elsewhere');
  expect(shown(store)).toEqual(['a-']);
});

test('why a file was refused is told until the next one is taken', () => {
  const store = storeWith('a');
  const error = { kind: 'invalid', sentence: 'no' } as const;
  takeMaps(store, { type: 'twin-maps', maps: [info('a')], error });
  expect(store.getState().mapRefused).toEqual(error);
  takeMaps(store, { type: 'twin-maps', maps: [info('a')], added: 'a' });
  expect(store.getState().mapRefused).toBeUndefined();
});
