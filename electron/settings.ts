import path from 'node:path';
import { app } from 'electron';
import type { Language } from '../contract/window.ts';
import { readWindowState, type WindowState, writeWindowState } from './window-state.ts';

/** What the window remembers from one start to the next. */
export interface Settings {
  state(): WindowState;
  language(): Language;
  remember(change: WindowState): void;
}

/** Settings of this user; a language given at the start wins over the remembered one. */
export function createSettings(given: Language | undefined): Settings {
  const file = path.join(app.getPath('userData'), 'window-state.json');
  let state = { ...readWindowState(file), ...(given && { language: given }) };
  return {
    state: () => state,
    language: () => state.language ?? 'zh-CN',
    remember(change) {
      state = { ...state, ...change };
      writeWindowState(file, state);
    },
  };
}
