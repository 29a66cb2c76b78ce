import { crossing, distanceToSegment, signedArea } from './polygon.ts';
import type { Point } from './plane.ts';

/** A piece of a street, bank or border line, with what it is. */
export interface Segment<T> {
  readonly from: Point;
  readonly to: Point;
  readonly tag: T;
}

/** One region that lines enclose. Edge `n` runs from ring point `n` to the next; `twins[n]` is the face beyond it. */
export interface Face<T> {
  readonly ring: Point[];
  readonly tags: T[];
  /** Index of the neighbouring face, -1 for the outside. */
  readonly twins: number[];
}

const SNAP_METRES = 0.02;

/**
 * Cuts the plane along segments and returns the enclosed regions, anticlockwise. Loose ends enclose nothing and
 * vanish. All lines must hang together, else a region inside another would not be seen as its hole.
 */
export function findFaces<T>(segments: readonly Segment<T>[]): Face<T>[] {
  const graph = buildGraph(splitAtCrossings(segments));
  trimLooseEnds(graph);
  return traceFaces(graph);
}

interface Graph<T> {
  readonly points: Point[];
  /** Half-edges in pairs: 2n and 2n + 1 are twins. */
  readonly origin: number[];
  readonly tags: T[];
  readonly leaving: number[][];
}

function splitAtCrossings<T>(segments: readonly Segment<T>[]): Segment<T>[] {
  const cuts: number[][] = segments.map(() => [0, 1]);
  for (const [first, second] of closePairs(segments)) {
    const [a, b] = [segments[first]!, segments[second]!];
    const hit = crossing(a.from, a.to, b.from, b.to);
    if (hit) {
      cuts[first]!.push(hit.along);
      cuts[second]!.push(hit.across);
    }
    touch(a, b, cuts[first]!);
    touch(b, a, cuts[second]!);
  }
  return segments.flatMap((segment, index) => pieces(segment, cuts[index]!));
}

/** An end that lies on the other segment cuts it, though rounding may keep the two from crossing. */
function touch<T>(line: Segment<T>, other: Segment<T>, cuts: number[]): void {
  for (const end of [other.from, other.to]) {
    if (distanceToSegment(end, line.from, line.to) > SNAP_METRES / 2) continue;
    const [dx, dy] = [line.to[0] - line.from[0], line.to[1] - line.from[1]];
    const share =
      ((end[0] - line.from[0]) * dx + (end[1] - line.from[1]) * dy) / (dx * dx + dy * dy);
    if (share > 0 && share < 1) cuts.push(share);
  }
}

function pieces<T>(segment: Segment<T>, cuts: number[]): Segment<T>[] {
  const sorted = cuts.sort((a, b) => a - b);
  const at = (share: number): Point => [
    segment.from[0] + share * (segment.to[0] - segment.from[0]),
    segment.from[1] + share * (segment.to[1] - segment.from[1]),
  ];
  return sorted
    .slice(1)
    .map((share, index) => ({ from: at(sorted[index]!), to: at(share), tag: segment.tag }));
}

/** Index pairs of segments whose boxes share a cell of a coarse grid. */
function closePairs<T>(segments: readonly Segment<T>[]): [number, number][] {
  const cellMetres = 120;
  const cells = new Map<string, number[]>();
  const pairs = new Map<number, [number, number]>();
  segments.forEach(({ from, to }, index) => {
    const low = [Math.min(from[0], to[0]), Math.min(from[1], to[1])].map((v) =>
      Math.floor((v - 1) / cellMetres),
    );
    const high = [Math.max(from[0], to[0]), Math.max(from[1], to[1])].map((v) =>
      Math.floor((v + 1) / cellMetres),
    );
    for (let column = low[0]!; column <= high[0]!; column++) {
      for (let row = low[1]!; row <= high[1]!; row++) {
        const key = `${column},${row}`;
        const others = cells.get(key) ?? [];
        for (const other of others) pairs.set(other * segments.length + index, [other, index]);
        cells.set(key, [...others, index]);
      }
    }
  });
  return [...pairs.values()];
}

function buildGraph<T>(segments: readonly Segment<T>[]): Graph<T> {
  const graph: Graph<T> = { points: [], origin: [], tags: [], leaving: [] };
  const byPlace = new Map<string, number>();
  const seen = new Set<string>();
  for (const { from, to, tag } of segments) {
    const [start, end] = [vertex(graph, byPlace, from), vertex(graph, byPlace, to)];
    const key = `${Math.min(start, end)}-${Math.max(start, end)}`;
    if (start === end || seen.has(key)) continue;
    seen.add(key);
    graph.leaving[start]!.push(graph.origin.length);
    graph.leaving[end]!.push(graph.origin.length + 1);
    graph.origin.push(start, end);
    graph.tags.push(tag, tag);
  }
  return graph;
}

function vertex<T>(graph: Graph<T>, byPlace: Map<string, number>, at: Point): number {
  const column = Math.round(at[0] / SNAP_METRES);
  const row = Math.round(at[1] / SNAP_METRES);
  for (const key of [
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [1, 1],
    [-1, -1],
    [1, -1],
    [-1, 1],
  ]) {
    const found = byPlace.get(`${column + key[0]!},${row + key[1]!}`);
    if (found !== undefined) return found;
  }
  byPlace.set(`${column},${row}`, graph.points.length);
  graph.leaving.push([]);
  return graph.points.push(at) - 1;
}

function trimLooseEnds<T>(graph: Graph<T>): void {
  const queue = graph.leaving.map((_, index) => index);
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const [only, ...more] = graph.leaving[index]!;
    if (only === undefined || more.length > 0) continue;
    const other = graph.origin[only ^ 1]!;
    graph.leaving[index] = [];
    graph.leaving[other] = graph.leaving[other]!.filter((edge) => edge !== (only ^ 1));
    queue.push(other);
  }
}

function traceFaces<T>(graph: Graph<T>): Face<T>[] {
  const next = nextEdges(graph);
  const faceOf = new Int32Array(graph.origin.length).fill(-1);
  const loops: number[][] = [];
  const visited = new Uint8Array(graph.origin.length);
  for (let start = 0; start < graph.origin.length; start++) {
    if (visited[start] || next[start] === -1) continue;
    const loop = loopFrom(start, next, visited);
    if (signedArea(loop.map((edge) => graph.points[graph.origin[edge]!]!)) <= 0) continue;
    for (const edge of loop) faceOf[edge] = loops.length;
    loops.push(loop);
  }
  return loops.map((loop) => ({
    ring: loop.map((edge) => graph.points[graph.origin[edge]!]!),
    tags: loop.map((edge) => graph.tags[edge]!),
    twins: loop.map((edge) => faceOf[edge ^ 1]!),
  }));
}

function loopFrom(start: number, next: Int32Array, visited: Uint8Array): number[] {
  const loop: number[] = [];
  for (let edge = start; !visited[edge]; edge = next[edge]!) {
    visited[edge] = 1;
    loop.push(edge);
  }
  return loop;
}

/** For each half-edge the one that follows with the face on its left: turn as far left as the vertex allows. */
function nextEdges<T>(graph: Graph<T>): Int32Array {
  const next = new Int32Array(graph.origin.length).fill(-1);
  for (const leaving of graph.leaving) {
    const sorted = [...leaving].sort((a, b) => heading(graph, a) - heading(graph, b));
    sorted.forEach((edge, index) => {
      next[edge ^ 1] = sorted[(index + sorted.length - 1) % sorted.length]!;
    });
  }
  return next;
}

function heading<T>(graph: Graph<T>, edge: number): number {
  const from = graph.points[graph.origin[edge]!]!;
  const to = graph.points[graph.origin[edge ^ 1]!]!;
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}
