import { squareMetresPerSquareDegree } from '../../contract/local-frame.ts';
import { insideRing } from '../../contract/inside-ring.ts';
import type { LonLat } from '../crs/systems.ts';

export type Ring = readonly LonLat[];
/** Outer ring first, then holes; rings are open: the first position is not repeated at the end. */
export type Polygon = readonly Ring[];

/** Positions nearer than this are one (1 mm). */
const SAME_DEGREES = 1e-8;

/** Position without repeats: the closing position and consecutive duplicates go; fewer than three are no ring. */
export function openRing(ring: Ring): Ring | undefined {
  const kept: LonLat[] = [];
  for (const at of ring)
    if (kept.length === 0 || !same(at, kept[kept.length - 1] as LonLat)) kept.push(at);
  while (kept.length > 1 && same(kept[0] as LonLat, kept[kept.length - 1] as LonLat)) kept.pop();
  return kept.length < 3 ? undefined : kept;
}

function same(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) < SAME_DEGREES && Math.abs(a[1] - b[1]) < SAME_DEGREES;
}

/** Twice the signed area in square degrees; positive counter-clockwise. */
export function signedDoubleArea(ring: Ring): number {
  const [originX, originY] = ring[0] as LonLat;
  let sum = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [x1, y1] = ring[i] as LonLat;
    const [x2, y2] = ring[(i + 1) % ring.length] as LonLat;
    sum += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
  }
  return sum;
}

/** Area of a polygon in square metres on the ground, holes taken off; of the ellipsoid at its latitude. */
export function areaSquareMetres(polygon: Polygon): number {
  const [outer, ...holes] = polygon.map((ring) => Math.abs(signedDoubleArea(ring)) / 2);
  const degrees = (outer as number) - holes.reduce((sum, hole) => sum + hole, 0);
  const latitude = (polygon[0]?.[0] as LonLat)[1];
  return degrees * squareMetresPerSquareDegree(latitude);
}

/** The ring turned counter-clockwise or clockwise. */
export function oriented(ring: Ring, counterClockwise: boolean): Ring {
  return signedDoubleArea(ring) > 0 === counterClockwise ? ring : [...ring].reverse();
}

/** Whether two sides of the ring cross each other. */
export function crossesItself(ring: Ring): boolean {
  const count = ring.length;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      if (i === 0 && j === count - 1) continue;
      if (sidesMeet(ring, i, j)) return true;
    }
  }
  return false;
}

function sidesMeet(ring: Ring, i: number, j: number): boolean {
  const [a, b] = side(ring, i);
  const [c, d] = side(ring, j);
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
    return false;
  const abc = turn(a, b, c);
  const abd = turn(a, b, d);
  const cda = turn(c, d, a);
  const cdb = turn(c, d, b);
  return abc * abd < 0 && cda * cdb < 0;
}

function side(ring: Ring, i: number): readonly [LonLat, LonLat] {
  return [ring[i] as LonLat, ring[(i + 1) % ring.length] as LonLat];
}

function turn(a: LonLat, b: LonLat, c: LonLat): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Whether a position lies inside a polygon and outside its holes. */
export function contains(polygon: Polygon, at: LonLat): boolean {
  return polygon.every((ring, index) => insideRing(at, ring) === (index === 0));
}
