import type { Stage, Stop } from './stage.ts';

/** `sceneReady`: everything the view needs is loaded and was drawn since. */
export function createReadyController(
  { scene, store }: Pick<Stage, 'scene' | 'store'>,
  parts: readonly (() => boolean)[],
): Stop {
  let loadedBefore = false;
  const check = () => {
    const loaded = store.getState().snapshot !== undefined && parts.every((ready) => ready());
    const ready = loaded && loadedBefore;
    if (loaded && !loadedBefore) scene.requestRender();
    loadedBefore = loaded;
    if (store.getState().sceneReady !== ready) store.setState({ sceneReady: ready });
  };
  const unlisten = scene.postRender.addEventListener(check);
  return () => {
    unlisten();
    store.setState({ sceneReady: false });
  };
}
