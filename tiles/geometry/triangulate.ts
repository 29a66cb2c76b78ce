import earcut from 'earcut';
import { polygonArea, ringsOf, signedArea } from './polygon.ts';
import type { Point, Polygon } from './polygon.ts';
import { cutIntoTrapezoids } from './trapezoids.ts';

export interface Triangles {
  readonly points: readonly Point[];
  /** Three to a triangle, counter-clockwise. */
  readonly indices: readonly number[];
}

/** Where earcut's triangles are off by more than this share of the area, the polygon is cut along its corners. */
const OFF_SHARE = 0.001;

/** Triangles that cover a polygon. */
export function triangulate(polygon: Polygon): Triangles {
  const points = ringsOf(polygon).flat();
  const holeStarts: number[] = [];
  let start = polygon.outer.length;
  for (const hole of polygon.holes) {
    holeStarts.push(start);
    start += hole.length;
  }
  const triangles = { points, indices: earcut(points.flat(), holeStarts) };
  const area = polygonArea(polygon);
  return Math.abs(coveredArea(triangles) - area) > OFF_SHARE * area
    ? trapezoidTriangles(polygon)
    : triangles;
}

function coveredArea({ points, indices }: Triangles): number {
  let area = 0;
  for (let at = 0; at < indices.length; at += 3)
    area += Math.abs(signedArea(indices.slice(at, at + 3).map((index) => points[index] as Point)));
  return area;
}

/** Earcut loses its way in a hole a hair's breadth from the outline; strips between corners do not. */
function trapezoidTriangles(polygon: Polygon): Triangles {
  const pieces = cutIntoTrapezoids(polygon).flat();
  const points = pieces.flatMap(({ x0, x1, lower0, lower1, upper0, upper1 }): Point[] => [
    [x0, lower0],
    [x1, lower1],
    [x1, upper1],
    [x0, upper0],
  ]);
  const indices = pieces.flatMap((_, piece) =>
    [0, 1, 2, 0, 2, 3].map((corner) => piece * 4 + corner),
  );
  return { points, indices };
}
