import type { LayerState } from '../../../contract/scene.ts';
import { changeScene, type TwinStore } from '../../store.ts';

/** Changes how one layer of the view is shown. */
export function changeLayer(store: TwinStore, id: string, change: Partial<LayerState>): void {
  const { layers } = store.getState().scene;
  changeScene(store, {
    layers: layers.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });
}
