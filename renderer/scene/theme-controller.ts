import { tenureStates } from './feature-states.ts';
import { clearLayer, reportLayer } from './layer-error.ts';
import type { Stage, Stop } from './stage.ts';

/** Colours rooms by the theme: one answer of the host, one upload. */
export function createThemeController({
  scene,
  store,
  shaders,
  host,
}: Pick<Stage, 'scene' | 'store' | 'shaders' | 'host'>): { ready: () => boolean; stop: Stop } {
  let asked = new AbortController();
  let waiting = false;
  const upload = (states: Uint8Array) => {
    shaders.setStates('room', states);
    waiting = false;
    scene.requestRender();
  };
  const colour = async () => {
    const { signal } = asked;
    waiting = true;
    try {
      const classes = await host.call('room.classes', {}, signal);
      if (signal.aborted) return;
      upload(tenureStates(classes));
      clearLayer(store, 'room-theme');
    } catch (thrown) {
      if (signal.aborted) return;
      waiting = false;
      reportLayer(store, 'room-theme', thrown);
    }
  };
  const unsubscribe = store.subscribe(
    (state) => `${state.scene.themes.room?.id} ${state.snapshot?.id ?? ''}`,
    () => {
      asked.abort();
      asked = new AbortController();
      const { scene: view, snapshot } = store.getState();
      if (!snapshot || !view.themes.room) upload(new Uint8Array(0));
      else void colour();
    },
    { fireImmediately: true },
  );
  return {
    ready: () => !waiting,
    stop: () => {
      unsubscribe();
      asked.abort();
    },
  };
}
