import type { Point, Ring } from './polygon.ts';

type Segment = readonly [Point, Point];

/** True where any two edges of the rings cross or a corner touches another edge: the rings bound no proper shape. */
export function ringsCross(rings: readonly Ring[]): boolean {
  const segments = rings.flatMap((ring) =>
    ring.map((point, index): Segment => [point, ring[(index + 1) % ring.length] as Point]),
  );
  const order = segments.map((_, index) => index);
  const west = segments.map(([a, b]) => Math.min(a[0], b[0]));
  order.sort((a, b) => (west[a] as number) - (west[b] as number));
  return order.some((first, position) => crossesLater(segments, west, order, first, position));
}

/** Where edges of the rings cross within both; every pair is looked at, so it is for the few rings that do cross. */
export function crossingsOf(rings: readonly Ring[]): Point[] {
  const segments = rings.flatMap((ring) =>
    ring.map((point, index): Segment => [point, ring[(index + 1) % ring.length] as Point]),
  );
  return segments.flatMap((a, index) =>
    segments.slice(index + 1).flatMap((b) => (segmentsMeet(a, b) ? meetingPoint(a, b) : [])),
  );
}

function meetingPoint([a, b]: Segment, [c, d]: Segment): Point[] {
  const [ax, ay, cx, cy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = ax * cy - ay * cx;
  if (turn === 0) return [];
  const share = ((c[0] - a[0]) * cy - (c[1] - a[1]) * cx) / turn;
  return [[a[0] + ax * share, a[1] + ay * share]];
}

function crossesLater(
  segments: readonly Segment[],
  west: readonly number[],
  order: readonly number[],
  first: number,
  position: number,
): boolean {
  const a = segments[first] as Segment;
  const east = Math.max(a[0][0], a[1][0]);
  for (let next = position + 1; next < order.length; next++) {
    const second = order[next] as number;
    if ((west[second] as number) > east) return false;
    const b = segments[second] as Segment;
    if (!sharesEnd(a, b) && segmentsMeet(a, b)) return true;
  }
  return false;
}

function sharesEnd([a0, a1]: Segment, [b0, b1]: Segment): boolean {
  return a0 === b0 || a0 === b1 || a1 === b0 || a1 === b1;
}

function segmentsMeet([a, b]: Segment, [c, d]: Segment): boolean {
  if (Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  if (Math.min(c[1], d[1]) > Math.max(a[1], b[1])) return false;
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  return s1 * s2 <= 0 && s3 * s4 <= 0;
}

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}
