import { POINT_LAYER_IDS, type PointLayerId } from '../../../contract/point-layers.ts';
import type { LayerState } from '../../../contract/scene.ts';
import { changeScene, type TwinStore } from '../../store.ts';

/** Changes how one layer of the view is shown. */
export function changeLayer(store: TwinStore, id: string, change: Partial<LayerState>): void {
  const { layers } = store.getState().scene;
  changeScene(store, {
    layers: layers.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });
}

/** Layers of points that are shown, the uppermost first. */
export function shownOrder(layers: readonly LayerState[]): LayerState[] {
  return layers.filter(isShownPoints).reverse();
}

/** Puts a shown layer of points at a place of `shownOrder`; a place beyond its ends changes nothing. */
export function placeLayer(store: TwinStore, id: string, place: number): void {
  const { layers } = store.getState().scene;
  const order = shownOrder(layers);
  const from = order.findIndex((each) => each.id === id);
  const [moved] = order.splice(from, 1);
  if (from < 0 || !moved || place < 0 || place > order.length) return;
  order.splice(place, 0, moved);
  changeScene(store, {
    layers: layers.map((layer) => (isShownPoints(layer) ? (order.pop() as LayerState) : layer)),
  });
}

/** Draws a shown layer of points over the next one of them, or under the one before. */
export function moveLayer(store: TwinStore, id: string, way: 'up' | 'down'): void {
  const place = shownOrder(store.getState().scene.layers).findIndex((each) => each.id === id);
  placeLayer(store, id, place + (way === 'up' ? -1 : 1));
}

function isShownPoints({ id, visible }: LayerState): boolean {
  return visible && POINT_LAYER_IDS.includes(id as PointLayerId);
}
