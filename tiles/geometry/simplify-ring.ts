import type { Point, Ring } from './polygon.ts';

/** Fewer corners, none of the dropped ones further than `toleranceMetres` from what is left (Douglas–Peucker). */
export function simplifyRing(ring: Ring, toleranceMetres: number): Ring {
  if (ring.length <= 4) return ring;
  const far = farthestFrom(ring, ring[0] as Point);
  const first = simplifyPath([...ring.slice(0, far + 1)], toleranceMetres);
  const second = simplifyPath([...ring.slice(far), ring[0] as Point], toleranceMetres);
  const simple = [...first.slice(0, -1), ...second.slice(0, -1)];
  return simple.length >= 3 ? simple : ring;
}

function simplifyPath(path: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(path.length);
  keep[0] = keep[path.length - 1] = 1;
  const spans: [number, number][] = [[0, path.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [index, distance] = farthestBetween(path, from, to);
    if (distance <= tolerance) continue;
    keep[index] = 1;
    spans.push([from, index], [index, to]);
  }
  return path.filter((_, index) => keep[index]);
}

function farthestBetween(path: readonly Point[], from: number, to: number): [number, number] {
  const [a, b] = [path[from] as Point, path[to] as Point];
  let best: [number, number] = [from, 0];
  for (let index = from + 1; index < to; index++) {
    const distance = distanceToSegment(path[index] as Point, a, b);
    if (distance > best[1]) best = [index, distance];
  }
  return best;
}

/** Metres from a point to the nearest point of a segment. */
export function distanceToSegment([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / square;
  const clamped = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - clamped * dx, y - y0 - clamped * dy);
}

function farthestFrom(ring: Ring, from: Point): number {
  let best = 0;
  let reach = -1;
  ring.forEach((point, index) => {
    const distance = Math.hypot(point[0] - from[0], point[1] - from[1]);
    if (distance > reach) [best, reach] = [index, distance];
  });
  return best;
}
