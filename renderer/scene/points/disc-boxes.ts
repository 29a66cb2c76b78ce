import type { Lens, LocalCamera } from '../../camera/local-camera.ts';
import { projection, toPixels } from '../../camera/local-camera.ts';
import type { LabelBox } from '../declutter.ts';
import type { PictureSize } from '../label-layout.ts';
import type { DrawnDisc } from './sprite-buffer.ts';

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
    return [{ x, y: y - lift, halfWidth: radius, halfHeight: radius, angle: 0, rank: 0 }];
  });
}
