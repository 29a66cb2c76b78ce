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

/** Draws a layer of points over the next one of them, or under the one before. */
export function moveLayer(store: TwinStore, id: string, way: 'up' | 'down'): void {
  const { layers } = store.getState().scene;
  const places = [...layers.keys()].filter((at) => isOfPoints(layers[at]?.id));
  const from = places.find((at) => layers[at]?.id === id);
  const to = places[places.indexOf(from ?? -1) + (way === 'up' ? 1 : -1)];
  if (from === undefined || to === undefined) return;
  const moved = [...layers];
  [moved[from], moved[to]] = [moved[to] as LayerState, moved[from] as LayerState];
  changeScene(store, { layers: moved });
}

function isOfPoints(id: string | undefined): boolean {
  return POINT_LAYER_IDS.includes(id as PointLayerId);
}
