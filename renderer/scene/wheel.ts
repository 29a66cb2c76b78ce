import type { PicturePoint } from '../camera/local-camera.ts';
import { groundUnder, rayThrough } from '../camera/local-camera.ts';
import { zoom } from '../camera/moves.ts';
import type { Motion } from './motion.ts';
import { still } from './motion.ts';
import type { SceneView } from './stage.ts';

/** Share of the remaining zoom taken each second, as a rate. */
const RATE = 14;
const ANCHOR_METRES = 6000;

/** Zooms smoothly to the pointer: steps add up while one is under way. */
export function createWheelZoom(
  view: SceneView,
  motion: Motion,
): (at: PicturePoint, steps: number) => void {
  let remaining = 0;
  let anchor: readonly [number, number, number] = [0, 0, 0];
  const step = (seconds: number) => {
    const part = remaining * (1 - Math.exp(-RATE * seconds));
    remaining -= part;
    view.set(zoom(view.current(), anchor, Math.exp(part)));
    return Math.abs(remaining) > 0.002;
  };
  return (at, steps) => {
    if (!motion.active()) remaining = 0;
    anchor = anchorUnder(view, at);
    remaining = Math.min(Math.max(remaining + steps * 0.22, -2), 2);
    if (still()) step(Number.POSITIVE_INFINITY);
    else if (!motion.active()) motion.run(step);
  };
}

/** The ground under the pointer; past the horizon a place ahead, so that zooming in there walks forward. */
function anchorUnder(view: SceneView, at: PicturePoint): readonly [number, number, number] {
  const camera = view.current();
  const ground = groundUnder(camera, view.lens(), at, { farthestMetres: ANCHOR_METRES });
  if (ground) return ground;
  const ray = rayThrough(camera, view.lens(), at);
  const reach = Math.max(camera.up * 4, 150);
  return [camera.east + ray[0] * reach, camera.north + ray[1] * reach, camera.up];
}
