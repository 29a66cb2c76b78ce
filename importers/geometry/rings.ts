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

/** Whether two open rings have the same positions, wherever they begin and whichever way they run. */
export function isSameRing(ring: Ring, other: Ring): boolean {
  if (ring.length !== other.length) return false;
  const start = other.findIndex((at) => same(at, ring[0] as LonLat));
  if (start < 0) return false;
  const runs = (step: 1 | -1) =>
    ring.every((at, index) => {
      const there = (start + step * index + ring.length * 2) % ring.length;
      return same(at, other[there] as LonLat);
    });
  return runs(1) || runs(-1);
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

/** Whether a position lies inside a polygon and outside its holes. */
export function contains(polygon: Polygon, at: LonLat): boolean {
  return polygon.every((ring, index) => insideRing(at, ring) === (index === 0));
}

/** Whether every hole lies in the outer ring and in no other hole, for rings whose sides do not cross. */
export function holesLieInside([outer, ...holes]: Polygon): boolean {
  const inside = (hole: Ring, ring: Ring) => hole.some((at) => insideRing(at, ring));
  return holes.every(
    (hole) =>
      inside(hole, outer as Ring) && !holes.some((other) => other !== hole && inside(hole, other)),
  );
}
