import { SCENE_PARTS, type ScenePart } from '../store.ts';
import type { Stage, Stop } from './stage.ts';

/** A picture that waits for something is drawn again at least this often: what comes between two frames is seen. */
const LOOK_AGAIN_MS = 500;
/** Waits this long are told, milliseconds of a scene that draws: nothing from the machine's own disk takes as long. */
const LONG_WAIT_MS = 45_000;

/** Whether each part has what the view needs. */
export type SceneParts = Readonly<Record<ScenePart, () => boolean>>;

/**
 * `sceneReady`: everything the view needs is loaded and was drawn since, in full. `sceneWaits`: parts that keep it from that for long;
 * a camera in motion, or one that only just came to rest, is none.
 */
export function createReadyController(
  { scene, store }: Pick<Stage, 'scene' | 'store'>,
  parts: SceneParts,
): Stop {
  let loadedBefore = false;
  const waitOf = waitingTime();
  const check = () => {
    const missing = SCENE_PARTS.filter((part) => !parts[part]());
    const loaded = store.getState().snapshot !== undefined && missing.length === 0;
    const ready = loaded && loadedBefore;
    if (loaded && !loadedBefore) scene.requestRender();
    loadedBefore = loaded;
    if (store.getState().sceneReady !== ready) store.setState({ sceneReady: ready });
    const waits = missing.filter((part) => part !== 'motion');
    tell(waitOf(waits.length > 0) >= LONG_WAIT_MS ? waits : []);
  };
  const tell = (waits: readonly ScenePart[]) => {
    if (store.getState().sceneWaits.join() !== waits.join()) store.setState({ sceneWaits: waits });
  };
  const lookAgain = setInterval(() => {
    const { sceneReady, snapshot } = store.getState();
    if (snapshot && !sceneReady) scene.requestRender();
  }, LOOK_AGAIN_MS);
  const unlisten = scene.postRender.addEventListener(check);
  return () => {
    clearInterval(lookAgain);
    unlisten();
    store.setState({ sceneReady: false, sceneWaits: [] });
  };
}

/** Milliseconds without a break during which something is waited for; while no frames are drawn none pass. */
function waitingTime(): (waits: boolean) => number {
  let total = 0;
  let last = performance.now();
  return (waits) => {
    const now = performance.now();
    total = waits ? total + Math.min(now - last, 2 * LOOK_AGAIN_MS) : 0;
    last = now;
    return total;
  };
}
