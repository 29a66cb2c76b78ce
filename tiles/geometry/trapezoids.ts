import { ringsOf } from './polygon.ts';
import type { Point, Polygon } from './polygon.ts';

/** A piece of a shape between two lines of equal x; `lower` and `upper` run straight between the two. */
export interface Trapezoid {
  readonly x0: number;
  readonly x1: number;
  readonly lower0: number;
  readonly lower1: number;
  readonly upper0: number;
  readonly upper1: number;
}

/** Corners whose x differ by less are put on one line: real walls are never quite square. */
const SAME_X_METRES = 0.002;

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * Cuts a shape along x at every corner; one list of trapezoids, lowest first, for each strip from west to east. Rings that
 * cross bound what lies inside an odd number of them, once the places where they cross are among `alsoAt`.
 */
export function cutIntoTrapezoids(polygon: Polygon, alsoAt: readonly number[] = []): Trapezoid[][] {
  const corners = ringsOf(polygon).flatMap((ring) => ring.map(([x]) => x));
  const snap = snapper([...corners, ...alsoAt]);
  const edges = ringsOf(polygon).flatMap((ring) =>
    ring.map((point, index) => edgeBetween(point, ring[(index + 1) % ring.length] as Point, snap)),
  );
  const slanted = edges.filter((edge) => edge.x1 > edge.x0);
  const cuts = [...new Set([...corners, ...alsoAt].map(snap))].sort((a, b) => a - b);
  return cuts.slice(1).map((x1, index) => strip(slanted, cuts[index] as number, x1));
}

function snapper(values: readonly number[]): (x: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const anchors = new Map<number, number>();
  let anchor = -Infinity;
  for (const x of sorted) {
    if (x - anchor > SAME_X_METRES) anchor = x;
    anchors.set(x, anchor);
  }
  return (x) => anchors.get(x) as number;
}

function edgeBetween(a: Point, b: Point, snap: (x: number) => number): Edge {
  const [ax, bx] = [snap(a[0]), snap(b[0])];
  return ax <= bx ? { x0: ax, y0: a[1], x1: bx, y1: b[1] } : { x0: bx, y0: b[1], x1: ax, y1: a[1] };
}

function strip(edges: readonly Edge[], x0: number, x1: number): Trapezoid[] {
  const across = edges
    .filter((edge) => edge.x0 <= x0 && edge.x1 >= x1)
    .map((edge) => ({ y0: heightAt(edge, x0), y1: heightAt(edge, x1) }))
    .sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1);
  const pieces: Trapezoid[] = [];
  for (let index = 0; index + 1 < across.length; index += 2) {
    const [below, above] = [across[index], across[index + 1]];
    if (!below || !above) continue;
    pieces.push({ x0, x1, lower0: below.y0, lower1: below.y1, upper0: above.y0, upper1: above.y1 });
  }
  return pieces;
}

function heightAt({ x0, y0, x1, y1 }: Edge, x: number): number {
  if (x === x0) return y0;
  if (x === x1) return y1;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
