import type { InteriorState } from '../../contract/scene.ts';
import { changeScene, type TwinStore } from '../store.ts';

/** How far apart the floors stand when a building is entered. */
const START_EXPLOSION = 0.35;

/** Enters a building (进入楼内); what was last looked at inside stays the theme. */
export function openInterior(store: TwinStore, buildingId: string): void {
  const theme = store.getState().scene.interior?.theme ?? 'tenure';
  changeScene(store, {
    interior: { buildingId, theme, explode: START_EXPLOSION, section: 0 },
  });
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
