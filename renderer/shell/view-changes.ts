import type { SceneState } from '../../contract/scene.ts';
import { changeScene, type TwinStore } from '../store.ts';

const LIGHTS = ['day', 'dusk', 'night'] as const;

/** Dark ↔ light interface. */
export function toggleAppearance(store: TwinStore): void {
  const { appearance } = store.getState().scene;
  changeScene(store, { appearance: appearance === 'dark' ? 'light' : 'dark' });
}

/** 中文 ↔ English. */
export function toggleLanguage(store: TwinStore): void {
  const { language } = store.getState().scene;
  changeScene(store, { language: language === 'en' ? 'zh-CN' : 'en' });
}

/** Opens or closes a side panel. */
export function togglePanel(store: TwinStore, side: 'left' | 'right'): void {
  const { panels } = store.getState().scene;
  changeScene(store, { panels: { ...panels, [side]: !panels[side] } });
}

/** Day → dusk → night → day. */
export function nextLight(store: TwinStore): void {
  const { light } = store.getState().scene;
  chooseLight(store, LIGHTS[(LIGHTS.indexOf(light) + 1) % LIGHTS.length] ?? 'dusk');
}

/** A look's own light; the sun of a date and time gives way to it. */
export function chooseLight(store: TwinStore, light: SceneState['light']): void {
  changeScene(store, { light, sunTime: undefined });
}
