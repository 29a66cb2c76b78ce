import type { Stage, Stop } from './stage.ts';

/** A picture that waits for something is drawn again at least this often: what comes between two frames is seen. */
const LOOK_AGAIN_MS = 500;

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
  const lookAgain = setInterval(() => {
    const { sceneReady, snapshot } = store.getState();
    if (snapshot && !sceneReady) scene.requestRender();
  }, LOOK_AGAIN_MS);
  const unlisten = scene.postRender.addEventListener(check);
  return () => {
    clearInterval(lookAgain);
    unlisten();
    store.setState({ sceneReady: false });
  };
}
