import { axes, type Lens, type LocalCamera, type Vector } from '../../camera/local-camera.ts';
import type { Horizon } from './horizon.ts';

/** A mark that keeps its size in the picture and stands at a place: its half width, and how far it reaches up and down, pixels. */
export interface Mark {
  readonly at: Vector;
  readonly halfPixels: number;
  readonly upPixels: number;
  readonly downPixels: number;
}

/** Marks are drawn towards the eye by this much, as the sprites' shader says. */
const NEARER = { metres: 6, share: 0.25 };
/** Round a mark, for edges that are smoothed. */
const MARGIN_PIXELS = 2;

/** Whether buildings surely hide all of a mark. */
export function symbolCover(
  horizon: Horizon,
  camera: LocalCamera,
  lens: Lens,
  heightPixels: number,
): (mark: Mark) => boolean {
  const { forward, right, up } = axes(camera);
  const perPixel = (2 * lens.tanHalfHeight) / heightPixels;
  const [sin, cos] = [Math.sin(camera.pitch), Math.cos(camera.pitch)];
  return ({ at, halfPixels, upPixels, downPixels }) => {
    const [x, y, z] = [at[0] - camera.east, at[1] - camera.north, at[2] - camera.up];
    const depth = x * forward[0] + y * forward[1] + z * forward[2];
    if (depth < 1) return false;
    const aside = (x * right[0] + y * right[1]) / depth;
    const height = (x * up[0] + y * up[1] + z * up[2]) / depth;
    const half = (halfPixels + MARGIN_PIXELS) * perPixel;
    const top = height + (upPixels + MARGIN_PIXELS) * perPixel;
    const bottom = height - (downPixels + MARGIN_PIXELS) * perPixel;
    // A line of sight through the picture at height h runs cos - h * sin ahead and sin + h * cos up for each metre of depth.
    const [aheadTop, aheadBottom] = [cos - top * sin, cos - bottom * sin];
    const least = Math.min(aheadTop, aheadBottom);
    if (least < 0.1) return false;
    const nearest = (depth - Math.min(NEARER.metres, depth * NEARER.share)) * least;
    const [left, widest] = [aside - half, aside + half];
    return horizon.hides(
      Math.min(left / aheadTop, left / aheadBottom),
      Math.max(widest / aheadTop, widest / aheadBottom),
      (sin + top * cos) / aheadTop,
      nearest,
    );
  };
}
