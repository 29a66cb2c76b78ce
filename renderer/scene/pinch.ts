import type { LocalCamera, PicturePoint } from '../camera/local-camera.ts';
import { groundUnder } from '../camera/local-camera.ts';
import { orbit, pan, zoom } from '../camera/moves.ts';
import { pivot } from './camera-controller.ts';
import type { SceneView } from './stage.ts';

const LIMITS = { steepestPitch: -Math.PI / 2, flattestPitch: Math.PI / 9 };

/** Two fingers: their spread zooms, their twist turns, their middle pans. */
export function pinch(
  view: SceneView,
  a: PicturePoint,
  b: PicturePoint,
): (a: PicturePoint, b: PicturePoint) => LocalCamera {
  const start = view.current();
  const lens = view.lens();
  const middle = midpoint(a, b);
  const anchor = groundUnder(start, lens, middle) ?? pivot(view);
  const spread = vectorOf(a, b, lens.aspect);
  return (nowA, nowB) => {
    const now = vectorOf(nowA, nowB, lens.aspect);
    const scale = Math.hypot(...spread) / Math.max(Math.hypot(...now), 1e-3);
    const twist = Math.atan2(now[1], now[0]) - Math.atan2(spread[1], spread[0]);
    const turned = orbit(zoom(start, anchor, scale), anchor, twist, 0, LIMITS);
    return pan(turned, lens, middle, midpoint(nowA, nowB));
  };
}

function midpoint(a: PicturePoint, b: PicturePoint): PicturePoint {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function vectorOf(a: PicturePoint, b: PicturePoint, aspect: number): [number, number] {
  return [(b[0] - a[0]) * aspect, b[1] - a[1]];
}
