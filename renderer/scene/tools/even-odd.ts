import { union } from 'polyclip-ts';
import { planArea } from './measure.ts';

type Point = readonly [number, number, ...number[]];
export type Ring = [number, number][];

/**
 * Rings by the even-odd rule as polygons that cross nothing: outlines counter-clockwise, holes clockwise, neither
 * closed by a repeated corner. Rings in metres or in degrees.
 */
export function evenOddPolygons(rings: readonly (readonly Point[])[]): Ring[][] {
  const plain = rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y]));
  return (union([plain]) as Ring[][]).map((polygon) => polygon.map((ring) => ring.slice(0, -1)));
}

/** Area inside rings by the even-odd rule, in their units squared: of an outline that crosses itself, of all its parts. */
export function enclosedArea(rings: readonly (readonly Point[])[]): number {
  const [only] = rings;
  if (rings.length === 1 && only && !crossesItself(only)) return planArea(only);
  return evenOddPolygons(rings)
    .flatMap((polygon) => polygon.map((ring, at) => (at === 0 ? 1 : -1) * planArea(ring)))
    .reduce((sum, area) => sum + area, 0);
}

/** Whether two sides of a closed outline cross; sides that only touch do not. */
export function crossesItself(ring: readonly Point[]): boolean {
  return ring.some((a, at) => {
    const b = ring[(at + 1) % ring.length] as Point;
    for (let other = at + 2; other < ring.length; other++) {
      if (cross(a, b, ring[other] as Point, ring[(other + 1) % ring.length] as Point)) return true;
    }
    return false;
  });
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}
