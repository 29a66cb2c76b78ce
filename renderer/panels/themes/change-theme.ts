import type { ThemeState } from '../../../contract/scene.ts';
import type { ThemeSubject } from '../../../contract/themes/theme.ts';
import { changeScene, type TwinStore } from '../../store.ts';

/** Chooses a theme for a subject in its own classes, or none. */
export function chooseTheme(store: TwinStore, subject: ThemeSubject, id: string | undefined): void {
  const { [subject]: _old, ...others } = store.getState().scene.themes;
  changeScene(store, { themes: id === undefined ? others : { ...others, [subject]: { id } } });
}

/** Changes how the theme of a subject is shown; values that are undefined go back to the theme's own way. */
export function changeTheme(
  store: TwinStore,
  subject: ThemeSubject,
  change: { readonly [K in keyof Omit<ThemeState, 'id'>]?: ThemeState[K] | undefined },
): void {
  const { themes } = store.getState().scene;
  const theme = themes[subject];
  if (!theme) return;
  const merged = Object.entries({ ...theme, ...change });
  const kept = merged.filter(([, value]) => value !== undefined && !isEmpty(value));
  changeScene(store, { themes: { ...themes, [subject]: Object.fromEntries(kept) as ThemeState } });
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
