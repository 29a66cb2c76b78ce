import type { HostClient } from '../../contract/host.ts';
import type { ThemeValues } from '../../contract/queries/themes.ts';
import type { ThemeState } from '../../contract/scene.ts';
import { themeSpec, type ThemeId } from '../../contract/themes/index.ts';
import { THEME_SUBJECTS, type ThemeSubject } from '../../contract/themes/theme.ts';
import { type ThemeClasses, themeClasses } from '../themes/theme-classes.ts';
import { themeStates } from './feature-states.ts';
import { clearLayer, reportLayer } from './layer-error.ts';
import type { Stage, Stop } from './stage.ts';

/** Colours buildings and rooms by their themes: one answer of the host, one upload. */
export function createThemeController(stage: Pick<Stage, 'scene' | 'store' | 'shaders' | 'host'>): {
  ready: () => boolean;
  stop: Stop;
} {
  const subjects = THEME_SUBJECTS.map((subject) => themeOf(stage, subject));
  return {
    ready: () => subjects.every(({ ready }) => ready()),
    stop: () => {
      for (const { stop } of subjects) stop();
    },
  };
}

/** What a subject's colours depend on. */
interface Wanted {
  readonly theme: ThemeState | undefined;
  readonly appearance: 'dark' | 'light';
  readonly snapshotId: string | undefined;
}

function themeOf(
  { scene, store, shaders, host }: Pick<Stage, 'scene' | 'store' | 'shaders' | 'host'>,
  subject: ThemeSubject,
): { ready: () => boolean; stop: Stop } {
  let asked = new AbortController();
  let waiting = false;
  let held: { readonly key: string; readonly values: ThemeValues } | undefined;
  const show = (themed: ThemeClasses | undefined, only?: readonly number[]) => {
    shaders.setStates(subject, themed ? themeStates(themed, only) : new Uint8Array(0));
    store.setState((state) => ({ themed: { ...state.themed, [subject]: themed } }));
    waiting = false;
    scene.requestRender();
  };
  const colour = async ({ theme, appearance, snapshotId }: Wanted) => {
    const { signal } = asked;
    const spec = theme && themeSpec(theme.id);
    if (!theme || !spec || snapshotId === undefined) return show(undefined);
    waiting = true;
    try {
      const key = `${snapshotId} ${theme.id}`;
      if (held?.key !== key) held = { key, values: await ask(host, spec.id, signal) };
      if (signal.aborted) return;
      show(themeClasses(spec, held.values, theme, appearance), theme.only);
      clearLayer(store, layerIdOf(subject));
    } catch (thrown) {
      if (signal.aborted) return;
      show(undefined);
      reportLayer(store, layerIdOf(subject), thrown);
    }
  };
  const unsubscribe = store.subscribe(
    (state): Wanted => ({
      theme: state.scene.themes[subject],
      appearance: state.scene.appearance,
      snapshotId: state.snapshot?.id,
    }),
    (wanted) => {
      asked.abort();
      asked = new AbortController();
      void colour(wanted);
    },
    { fireImmediately: true, equalityFn: sameWanted },
  );
  return {
    ready: () => !waiting,
    stop: () => {
      unsubscribe();
      asked.abort();
    },
  };
}

/** Under which name a theme's failure stands in the store. */
export function layerIdOf(subject: ThemeSubject): string {
  return `${subject}-theme`;
}

function ask(host: HostClient, id: string, signal: AbortSignal): Promise<ThemeValues> {
  return host.call('theme.values', { id: id as ThemeId }, signal);
}

function sameWanted(a: Wanted, b: Wanted): boolean {
  return a.theme === b.theme && a.appearance === b.appearance && a.snapshotId === b.snapshotId;
}
