import { signedArea } from './polygon.ts';
import type { Point, Polygon, Ring } from './polygon.ts';

/** Longest reach of a sharp corner, as a multiple of the distance. */
const MITRE_LIMIT = 3;

/**
 * Moves every edge of a ring to its left by `metres` (inward for an outer ring, outward for a negative distance),
 * keeping the number of corners. Meant for distances small against the edges.
 */
export function insetRing(ring: Ring, metres: number): Point[] {
  return ring.map((point, index) => {
    const before = ring[(index || ring.length) - 1] as Point;
    const after = ring[(index + 1) % ring.length] as Point;
    const [ax, ay] = leftOf(before, point);
    const [bx, by] = leftOf(point, after);
    const [x, y] = [ax + bx, ay + by];
    const length = Math.hypot(x, y);
    const exact = 2 / Math.max(length * length, 1e-12);
    const reach = metres * Math.min(exact, MITRE_LIMIT / Math.max(length, 1e-12));
    return [point[0] + x * reach, point[1] + y * reach];
  });
}

/** A polygon drawn in by `metres` on every side, or as it is where it is too thin for that. */
export function insetPolygon(polygon: Polygon, metres: number): Polygon {
  const outer = insetRing(polygon.outer, metres);
  if (!keepsShape(polygon.outer, outer)) return polygon;
  const holes = polygon.holes.map((hole) => insetRing(hole, metres));
  return { outer, holes };
}

/** True where no edge turned round: the moved ring still winds as the first one did. */
export function keepsShape(ring: Ring, moved: Ring): boolean {
  if (signedArea(ring) * signedArea(moved) <= 0) return false;
  return ring.every((start, index) => {
    const next = (index + 1) % ring.length;
    const [x0, y0] = start;
    const [x1, y1] = ring[next] as Point;
    const [p0, q0] = moved[index] as Point;
    const [p1, q1] = moved[next] as Point;
    return (x1 - x0) * (p1 - p0) + (y1 - y0) * (q1 - q0) > 0;
  });
}

function leftOf([x0, y0]: Point, [x1, y1]: Point): [number, number] {
  const length = Math.max(Math.hypot(x1 - x0, y1 - y0), 1e-12);
  return [-(y1 - y0) / length, (x1 - x0) / length];
}
