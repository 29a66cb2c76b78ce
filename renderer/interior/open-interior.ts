import type { InteriorState } from '../../contract/scene.ts';
import { changeScene, type TwinStore } from '../store.ts';

/** How far apart the floors stand when a building is entered. */
const START_EXPLOSION = 0.35;

/** How a building is looked at when it is entered. */
export function entered(
  buildingId: string,
  theme: InteriorState['theme'] = 'tenure',
): InteriorState {
  return { buildingId, theme, explode: START_EXPLOSION, section: 0 };
}

/** Enters a building (进入楼内); what was last looked at inside stays the theme. */
export function openInterior(store: TwinStore, buildingId: string): void {
  const { interior } = store.getState().scene;
  changeScene(store, { interior: entered(buildingId, interior?.theme) });
}

/** Goes back to the district, which stands where it was left. */
export function closeInterior(store: TwinStore): void {
  changeScene(store, { interior: undefined });
}

/** Changes how the opened building is looked at. */
export function changeInterior(store: TwinStore, change: Partial<InteriorState>): void {
  const { interior } = store.getState().scene;
  if (interior) changeScene(store, { interior: { ...interior, ...change } });
}
