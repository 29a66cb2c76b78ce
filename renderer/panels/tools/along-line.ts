import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Place } from '../../../contract/tools.ts';

/** The place so many metres along a line. */
export function placeAlong(
  points: readonly Place[],
  metres: number,
  box: Parameters<typeof localFrame>[0],
): Place | undefined {
  const frame = localFrame(box);
  let left = metres;
  for (const [at, to] of points.slice(1).entries()) {
    const from = points[at] as Place;
    const [ax, ay] = toLocal(frame, from[0], from[1]);
    const [bx, by] = toLocal(frame, to[0], to[1]);
    const length = Math.hypot(bx - ax, by - ay);
    if (left <= length && length > 0) {
      const share = left / length;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, 0];
    }
    left -= length;
  }
  return undefined;
}
