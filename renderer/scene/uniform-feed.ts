import type { CesiumWidget } from 'cesium';
import type { Stage, Stop } from './stage.ts';

/** Gives the shaders the camera of each frame, and keeps the picture when the window is resized. */
export function createUniformFeed(
  { canvas }: CesiumWidget,
  { scene, shaders, view, container }: Stage,
): Stop {
  const feed = () => {
    const metresPerPixel = (2 * view.lens().tanHalfHeight) / Math.max(canvas.clientHeight, 1);
    shaders.setCamera(view.current(), metresPerPixel);
  };
  const unlisten = scene.preRender.addEventListener(feed);
  const observer = new ResizeObserver(() => view.set(view.current()));
  observer.observe(container);
  feed();
  return () => {
    unlisten();
    observer.disconnect();
  };
}
