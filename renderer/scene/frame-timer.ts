import type { Scene } from 'cesium';
import type { Stop } from './stage.ts';

/** Frames before those that count: the first ones still make shaders and upload. */
const WARM_UP = 2;
const FRAMES = 5;

/**
 * Draws a few frames and gives the median of what a whole one took, milliseconds, the graphics card's part included: the
 * frame ends when one of its pixels can be read. The returned function gives up.
 */
export function timeFrames(scene: Scene, done: (medianMs: number) => void): Stop {
  const gl = scene.canvas.getContext('webgl2');
  const pixel = new Uint8Array(4);
  const taken: number[] = [];
  let begun = 0;
  const begin = () => {
    begun = performance.now();
  };
  const end = () => {
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    taken.push(performance.now() - begun);
    if (taken.length < WARM_UP + FRAMES) return scene.requestRender();
    stop();
    const counted = taken.slice(WARM_UP).sort((a, b) => a - b);
    done(counted[Math.floor(FRAMES / 2)] as number);
  };
  const unlisten = [
    scene.preUpdate.addEventListener(begin),
    scene.postRender.addEventListener(end),
  ];
  const stop = () => {
    for (const each of unlisten) each();
  };
  scene.requestRender();
  return stop;
}
