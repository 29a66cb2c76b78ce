import { sceneStateSchema } from '../../contract/scene.ts';
import type { TwinStore } from '../store.ts';

/**
 * Changes part of the view to what somebody else made of it; the camera jumps there. What makes no view is ignored, and
 * parts not given stay the same objects, so that nothing is asked or coloured anew for them.
 */
export function showScene(store: TwinStore, given: object): void {
  const { scene } = store.getState();
  const read = sceneStateSchema.safeParse({ ...scene, ...given });
  if (!read.success) return;
  const changed = Object.entries(read.data).filter(([part]) => part in given);
  store.setState({ scene: { ...scene, ...Object.fromEntries(changed) } });
  const { camera } = read.data;
  if ('camera' in given && camera) {
    store.setState({ cameraRequest: { kind: 'fly', camera, durationSeconds: 0 } });
  }
}
