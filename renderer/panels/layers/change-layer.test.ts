import { expect, test } from 'vitest';
import { changeScene, createTwinStore, type TwinStore } from '../../store.ts';
import { changeLayer, moveLayer, placeLayer, shownOrder } from './change-layer.ts';

/** A store that shows these layers of points, in the order of the view. */
function storeWith(...shown: readonly string[]): TwinStore {
  const store = createTwinStore();
  for (const { id } of store.getState().scene.layers)
    changeLayer(store, id, { visible: shown.includes(id) });
  return store;
}

const order = (store: TwinStore) => shownOrder(store.getState().scene.layers).map(({ id }) => id);
const all = (store: TwinStore) => store.getState().scene.layers.map(({ id }) => id);

test('the layer drawn last is the uppermost; other layers than points are not in the order', () => {
  const store = storeWith('building', 'component', 'city_case', 'hazard');
  const drawn = all(store).filter((id) => ['component', 'city_case', 'hazard'].includes(id));
  expect(order(store)).toEqual(drawn.reverse());
});

test('a layer put at a place goes over those below it, and hidden ones stay where they are', () => {
  const store = storeWith('component', 'city_case', 'hazard');
  const [top, middle, bottom] = order(store) as [string, string, string];
  const hidden = all(store).map((id) => ([top, middle, bottom].includes(id) ? '' : id));
  placeLayer(store, bottom, 0);
  expect(order(store)).toEqual([bottom, top, middle]);
  expect(all(store).map((id) => ([top, middle, bottom].includes(id) ? '' : id))).toEqual(hidden);
  placeLayer(store, bottom, 3);
  expect(order(store)).toEqual([bottom, top, middle]);
});

test('one step up passes the next layer that is shown, whatever hidden ones lie between', () => {
  const store = storeWith('component', 'call');
  const [top, bottom] = order(store) as [string, string];
  moveLayer(store, bottom, 'up');
  expect(order(store)).toEqual([bottom, top]);
  moveLayer(store, bottom, 'up');
  expect(order(store)).toEqual([bottom, top]);
  moveLayer(store, bottom, 'down');
  expect(order(store)).toEqual([top, bottom]);
});

test('the order is part of the view', () => {
  const store = storeWith('component', 'hazard');
  const [top, bottom] = order(store) as [string, string];
  placeLayer(store, bottom, 0);
  const other = createTwinStore();
  changeScene(other, { layers: store.getState().scene.layers });
  expect(order(other)).toEqual([bottom, top]);
});
