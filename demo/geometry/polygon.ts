import type { Point, Ring } from './plane.ts';

/** Signed area in m², positive when anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    sum += ring[last]![0] * ring[at]![1] - ring[at]![0] * ring[last]![1];
  }
  return sum / 2;
}

/** Area in m² whatever the direction. */
export function areaOf(ring: Ring): number {
  return Math.abs(signedArea(ring));
}

/** Centre of area. */
export function centroid(ring: Ring): Point {
  let [east, north, sum] = [0, 0, 0];
  const [baseEast, baseNorth] = ring[0]!;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    const [x0, y0] = [ring[last]![0] - baseEast, ring[last]![1] - baseNorth];
    const [x1, y1] = [ring[at]![0] - baseEast, ring[at]![1] - baseNorth];
    const cross = x0 * y1 - x1 * y0;
    east += (x0 + x1) * cross;
    north += (y0 + y1) * cross;
    sum += cross;
  }
  return sum === 0 ? ring[0]! : [baseEast + east / (3 * sum), baseNorth + north / (3 * sum)];
}

/** Whether the point lies inside the ring; points on the edge may go either way. */
export function contains(ring: Ring, [east, north]: Point): boolean {
  let inside = false;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    const [x0, y0] = ring[last]!;
    const [x1, y1] = ring[at]!;
    if (y0 > north !== y1 > north && east < ((x1 - x0) * (north - y0)) / (y1 - y0) + x0)
      inside = !inside;
  }
  return inside;
}

/** Distance in metres from a point to a segment. */
export function distanceToSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - share * dx, py - ay - share * dy);
}

/** Distance in metres between two segments, 0 where they cross. */
export function segmentDistance(a: Point, b: Point, c: Point, d: Point): number {
  if (crossing(a, b, c, d)) return 0;
  return Math.min(
    distanceToSegment(a, c, d),
    distanceToSegment(b, c, d),
    distanceToSegment(c, a, b),
    distanceToSegment(d, a, b),
  );
}

/** Shares along a→b and c→d where the segments cross, if they do. */
export function crossing(
  a: Point,
  b: Point,
  c: Point,
  d: Point,
): { along: number; across: number } | undefined {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-9) return undefined;
  const along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const across = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return along < 0 || along > 1 || across < 0 || across > 1 ? undefined : { along, across };
}

/** Smallest distance in metres between two outlines; 0 when they touch, cross or one holds the other. */
export function ringDistance(first: Ring, second: Ring): number {
  if (contains(first, second[0]!) || contains(second, first[0]!)) return 0;
  let least = Infinity;
  for (let at = 0, last = first.length - 1; at < first.length; last = at++) {
    for (let other = 0, before = second.length - 1; other < second.length; before = other++) {
      least = Math.min(
        least,
        segmentDistance(first[last]!, first[at]!, second[before]!, second[other]!),
      );
    }
    if (least === 0) return 0;
  }
  return least;
}

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box round some points. */
export function boundsOf(points: readonly Point[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return { west, south, east, north };
}

/** Whether two boxes come within `gapMetres` of each other. */
export function boundsMeet(first: Bounds, second: Bounds, gapMetres = 0): boolean {
  return (
    first.west <= second.east + gapMetres &&
    second.west <= first.east + gapMetres &&
    first.south <= second.north + gapMetres &&
    second.south <= first.north + gapMetres
  );
}

/** Turns points by an angle (anticlockwise, radians) about the origin. */
export function rotate(points: readonly Point[], radians: number): Point[] {
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  return points.map(([x, y]) => [x * cosine - y * sine, x * sine + y * cosine]);
}
