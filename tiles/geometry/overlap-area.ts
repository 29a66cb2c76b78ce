import type { Point, Polygon } from './polygon.ts';
import { boundsOf, signedArea } from './polygon.ts';
import { triangulate } from './triangulate.ts';

type Triangle = readonly [Point, Point, Point];

/** Area two shapes share, m²: triangle by triangle, which bears corners a rounding error apart. */
export function overlapArea(a: Polygon, b: Polygon): number {
  const others = trianglesOf(b);
  return trianglesOf(a).reduce(
    (sum, triangle) =>
      others.reduce((inner, other) => inner + triangleOverlap(triangle, other), sum),
    0,
  );
}

function trianglesOf(polygon: Polygon): Triangle[] {
  const { points, indices } = triangulate(polygon);
  const triangles: Triangle[] = [];
  for (let at = 0; at < indices.length; at += 3) {
    triangles.push([0, 1, 2].map((corner) => points[indices[at + corner] as number]) as never);
  }
  return triangles;
}

function triangleOverlap(a: Triangle, b: Triangle): number {
  const [p, q] = [boundsOf(a), boundsOf(b)];
  if (p.west > q.east || q.west > p.east || p.south > q.north || q.south > p.north) return 0;
  let shape: readonly Point[] = a;
  b.forEach((start, index) => {
    shape = keepLeft(shape, start, b[(index + 1) % 3] as Point);
  });
  return Math.max(0, signedArea(shape));
}

function keepLeft(shape: readonly Point[], [x0, y0]: Point, [x1, y1]: Point): Point[] {
  const side = ([x, y]: Point) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
  return shape.flatMap((here, index) => {
    const before = shape[(index || shape.length) - 1] as Point;
    const [from, to] = [side(before), side(here)];
    const share = from / (from - to);
    const cut: Point[] =
      from >= 0 === to >= 0
        ? []
        : [[before[0] + (here[0] - before[0]) * share, before[1] + (here[1] - before[1]) * share]];
    return to >= 0 ? [...cut, here] : cut;
  });
}
