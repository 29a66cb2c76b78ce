import { polygonArea, signedArea } from './polygon.ts';
import type { Point, Polygon, Ring } from './polygon.ts';
import { distanceToSegment } from './simplify-ring.ts';

/** Corners nearer than this are one, and a corner this near an edge lies on it. */
const SNAP_METRES = 0.002;

/**
 * Unites shapes that touch along edges and do not overlap. Undefined where they do not make one connected shape,
 * so the caller keeps them apart.
 */
export function joinRings(rings: readonly Ring[]): Polygon | undefined {
  const corners = mergeCorners(rings);
  const edges = rings.flatMap((ring) => splitEdges(ring.map(corners.nearest), corners.all));
  const loops = traceLoops(cancelOpposites(edges)).filter((loop) => loop.length >= 3);
  const outers = loops.filter((loop) => signedArea(loop) > 0);
  const [outer] = outers;
  if (!outer || outers.length > 1) return undefined;
  const joined = { outer, holes: loops.filter((loop) => signedArea(loop) < 0) };
  const wanted = rings.reduce((sum, ring) => sum + signedArea(ring), 0);
  return Math.abs(polygonArea(joined) - wanted) < 0.001 * wanted + 0.01 ? joined : undefined;
}

type Edge = readonly [Point, Point];

function mergeCorners(rings: readonly Ring[]) {
  const all: Point[] = [];
  const nearest = (point: Point): Point => {
    const known = all.find(([x, y]) => Math.hypot(x - point[0], y - point[1]) < SNAP_METRES);
    if (!known) all.push(point);
    return known ?? point;
  };
  for (const ring of rings) ring.forEach(nearest);
  return { all, nearest };
}

function splitEdges(ring: Ring, corners: readonly Point[]): Edge[] {
  return ring.flatMap((start, index) => {
    const end = ring[(index + 1) % ring.length] as Point;
    if (start === end) return [];
    const along = (point: Point) =>
      (point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1]);
    const between = corners
      .filter((corner) => corner !== start && corner !== end)
      .filter((corner) => distanceToSegment(corner, start, end) < SNAP_METRES)
      .sort((a, b) => along(a) - along(b));
    const path = [start, ...between, end];
    return path.slice(1).map((point, step): Edge => [path[step] as Point, point]);
  });
}

function cancelOpposites(edges: readonly Edge[]): Map<Point, Point[]> {
  const following = new Map<Point, Point[]>();
  for (const [from, to] of edges) {
    const back = following.get(to)?.indexOf(from) ?? -1;
    if (back >= 0) following.get(to)?.splice(back, 1);
    else following.set(from, [...(following.get(from) ?? []), to]);
  }
  return following;
}

function traceLoops(following: Map<Point, Point[]>): Point[][] {
  const loops: Point[][] = [];
  for (const start of following.keys()) {
    while (following.get(start)?.length) {
      const loop: Point[] = [];
      let here: Point | undefined = start;
      do {
        loop.push(here);
        here = following.get(here)?.pop();
      } while (here && here !== start);
      loops.push(loop);
    }
  }
  return loops;
}
