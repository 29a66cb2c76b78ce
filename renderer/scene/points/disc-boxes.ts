import type { Lens, LocalCamera } from '../../camera/local-camera.ts';
import { projection, toPixels } from '../../camera/local-camera.ts';
import type { LabelBox } from '../declutter.ts';
import type { PictureSize } from '../label-layout.ts';
import type { DrawnDisc } from './sprite-buffer.ts';

/** Half the side of a square as large as a disc of radius 1: names may reach into the corners round a disc. */
const HALF_SIDE = Math.sqrt(Math.PI) / 2;

/** What discs of the scene cover of the picture from where the camera stands. */
export function discBoxes(
  discs: readonly DrawnDisc[],
  camera: LocalCamera,
  lens: Lens,
  { width, height }: PictureSize,
): LabelBox[] {
  const project = projection(camera, lens);
  return discs.flatMap(({ at, radius, lift }) => {
    const seen = project(at);
    if (!seen || Math.abs(seen[0]) > 1.1 || Math.abs(seen[1]) > 1.1) return [];
    const [x, y] = toPixels(seen, width, height);
    const half = radius * HALF_SIDE;
    return [{ x, y: y - lift, halfWidth: half, halfHeight: half, angle: 0, rank: 0 }];
  });
}
