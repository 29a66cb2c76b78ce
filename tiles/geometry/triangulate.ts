import earcut from 'earcut';
import { ringsOf } from './polygon.ts';
import type { Point, Polygon } from './polygon.ts';

export interface Triangles {
  readonly points: readonly Point[];
  /** Three to a triangle, counter-clockwise. */
  readonly indices: readonly number[];
}

/** Triangles that cover a polygon. */
export function triangulate(polygon: Polygon): Triangles {
  const points = ringsOf(polygon).flat();
  const holeStarts: number[] = [];
  let start = polygon.outer.length;
  for (const hole of polygon.holes) {
    holeStarts.push(start);
    start += hole.length;
  }
  return { points, indices: earcut(points.flat(), holeStarts) };
}
