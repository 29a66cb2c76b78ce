import type { Vector } from '../../camera/local-camera.ts';

/** One piece of a measured line, metres. */
export interface Piece {
  readonly horizontalMetres: number;
  readonly slopeMetres: number;
  readonly riseMetres: number;
}

/** Pieces of a line from point to point. */
export function piecesOf(points: readonly Vector[]): Piece[] {
  return points.slice(1).map((to, at) => {
    const from = points[at] as Vector;
    const horizontalMetres = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const riseMetres = to[2] - from[2];
    return { horizontalMetres, riseMetres, slopeMetres: Math.hypot(horizontalMetres, riseMetres) };
  });
}

/** Plan area of a polygon, square metres. */
export function planArea(points: readonly (readonly [number, number, ...number[]])[]): number {
  let twice = 0;
  let [fromX, fromY] = points.at(-1) ?? [0, 0];
  for (const [x, y] of points) {
    twice += fromX * y - x * fromY;
    [fromX, fromY] = [x, y];
  }
  return Math.abs(twice) / 2;
}
