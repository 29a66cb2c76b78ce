import { sceneStateSchema } from '../../contract/scene.ts';
import type { TwinStore } from '../store.ts';

/** Changes part of the view to what somebody else made of it; the camera jumps there. What makes no view is ignored. */
export function showScene(store: TwinStore, given: object): void {
  const read = sceneStateSchema.safeParse({ ...store.getState().scene, ...given });
  if (!read.success) return;
  store.setState({ scene: read.data });
  const { camera } = read.data;
  if ('camera' in given && camera) {
    store.setState({ cameraRequest: { kind: 'fly', camera, durationSeconds: 0 } });
  }
}
