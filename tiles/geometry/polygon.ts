/** Metres east and north in some flat frame. */
export type Point = readonly [x: number, y: number];
/** Corners in order, the first not repeated at the end. */
export type Ring = readonly Point[];

/** A plane shape without self-crossing: outer ring counter-clockwise, holes clockwise. */
export interface Polygon {
  readonly outer: Ring;
  readonly holes: readonly Ring[];
}

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Area in m², positive for a counter-clockwise ring. */
export function signedArea(ring: Ring): number {
  let doubled = 0;
  let previous = ring[ring.length - 1];
  for (const point of ring) {
    if (previous) doubled += previous[0] * point[1] - point[0] * previous[1];
    previous = point;
  }
  return doubled / 2;
}

/** Area of a polygon in m², holes taken off. */
export function polygonArea(polygon: Polygon): number {
  return polygon.holes.reduce((sum, hole) => sum + signedArea(hole), signedArea(polygon.outer));
}

/** The outer ring and the holes, in that order. */
export function ringsOf(polygon: Polygon): Ring[] {
  return [polygon.outer, ...polygon.holes];
}

/** Box round all points; an empty list gives an inside-out box. */
export function boundsOf(points: Iterable<Point>): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, south, east, north };
}

/** Area centroid of a ring; the mean of its corners where the area vanishes. */
export function centroid(ring: Ring): Point {
  const [originX, originY] = ring[0] ?? [0, 0];
  let [doubled, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], index) => {
    const [x0, y0] = ring[(index || ring.length) - 1] as Point;
    const cross = (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY);
    doubled += cross;
    x += cross * (x0 + x1 - 2 * originX);
    y += cross * (y0 + y1 - 2 * originY);
  });
  if (Math.abs(doubled) < 1e-9) return [originX, originY];
  return [originX + x / (3 * doubled), originY + y / (3 * doubled)];
}

/** Turns points counter-clockwise by an angle given as its cosine and sine. */
export function rotateRing(ring: Ring, cosine: number, sine: number): Point[] {
  return ring.map(([x, y]) => [x * cosine - y * sine, x * sine + y * cosine]);
}

/** Every ring of a polygon through one function. */
export function mapRings(polygon: Polygon, change: (ring: Ring) => Ring): Polygon {
  return { outer: change(polygon.outer), holes: polygon.holes.map(change) };
}

/** The polygon with its outer ring counter-clockwise and its holes clockwise. */
export function orient(outer: Ring, holes: readonly Ring[]): Polygon {
  return {
    outer: signedArea(outer) >= 0 ? outer : [...outer].reverse(),
    holes: holes.map((hole) => (signedArea(hole) <= 0 ? hole : [...hole].reverse())),
  };
}
