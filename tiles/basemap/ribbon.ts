import type { MeshBuilder } from '../gltf/mesh.ts';
import type { Point } from '../geometry/polygon.ts';

/** Sharpest reach of a corner, as a multiple of half the width. */
const MITRE_LIMIT = 2;
const SAME_POINT_METRES = 0.05;
const UP = [0, 0, 1] as const;

interface RibbonPoint {
  readonly at: Point;
  /** To the left at a corner; longer than 1 by the mitre. */
  readonly left: Point;
  readonly along: number;
}

export interface RibbonStyle {
  readonly feature: number;
  readonly height: number;
  readonly widthMetres: number;
  readonly closed: boolean;
  /** Lengthens open ends by half the width, so that crossings have no notch. */
  readonly squareEnds?: boolean;
}

/** A level ribbon along a path. TEXCOORD: u metres along, v −1 at the left edge, 1 at the right. */
export function addRibbon(mesh: MeshBuilder, path: readonly Point[], style: RibbonStyle): void {
  const half = style.widthMetres / 2;
  const points = ribbonPoints(style.squareEnds ? lengthen(path, half) : path, style.closed);
  const rows = points.map(({ at: [x, y], left: [lx, ly], along }): [number, number] => [
    mesh.vertex(style.feature, [x + lx * half, y + ly * half, style.height], UP, along, -1),
    mesh.vertex(style.feature, [x - lx * half, y - ly * half, style.height], UP, along, 1),
  ]);
  joinRows(mesh, rows);
}

/** A ribbon without width: both edges lie on the path, NORMAL points left, v = 1 on the edge that moves along it. */
export function addLine(
  mesh: MeshBuilder,
  path: readonly Point[],
  feature: number,
  height: number,
): void {
  const rows = ribbonPoints(path, false).map(
    ({ at: [x, y], left: [lx, ly], along }): [number, number] => [
      mesh.vertex(feature, [x, y, height], [lx, ly, 0], along, 1),
      mesh.vertex(feature, [x, y, height], [lx, ly, 0], along, -1),
    ],
  );
  joinRows(mesh, rows);
}

function joinRows(mesh: MeshBuilder, rows: readonly [number, number][]): void {
  for (let index = 1; index < rows.length; index++) {
    const [[left0, right0], [left1, right1]] = [rows[index - 1], rows[index]] as [
      [number, number],
      [number, number],
    ];
    mesh.triangle(right0, right1, left1);
    mesh.triangle(right0, left1, left0);
  }
}

function ribbonPoints(raw: readonly Point[], closed: boolean): RibbonPoint[] {
  const path = raw.filter(
    (point, index) => index === 0 || distance(point, raw[index - 1] as Point) > SAME_POINT_METRES,
  );
  const ring = closed && path.length > 2 ? openRing(path) : path;
  if (ring.length < 2) return [];
  const isRing = closed && ring.length > 2;
  const last = ring.length - 1;
  let along = 0;
  const points = ring.map((at, index): RibbonPoint => {
    if (index > 0) along += distance(at, ring[index - 1] as Point);
    const before = ring[index - 1] ?? (isRing ? ring[last] : undefined);
    const after = ring[index + 1] ?? (isRing ? ring[0] : undefined);
    return { at, left: mitre(before, at, after), along };
  });
  const first = points[0] as RibbonPoint;
  if (!isRing) return points;
  return [...points, { ...first, along: along + distance(first.at, ring[last] as Point) }];
}

function openRing(path: readonly Point[]): readonly Point[] {
  const closes = distance(path[0] as Point, path[path.length - 1] as Point) < SAME_POINT_METRES;
  return closes ? path.slice(0, -1) : path;
}

function mitre(before: Point | undefined, at: Point, after: Point | undefined): Point {
  const a = before ? leftOf(before, at) : undefined;
  const b = after ? leftOf(at, after) : undefined;
  if (!a || !b) return a ?? b ?? [0, 0];
  const [x, y] = [a[0] + b[0], a[1] + b[1]];
  const length = Math.hypot(x, y);
  if (length < 1e-6) return a;
  const reach = Math.min(2 / length, MITRE_LIMIT);
  return [(x / length) * reach, (y / length) * reach];
}

function lengthen(path: readonly Point[], metres: number): Point[] {
  if (path.length < 2) return [...path];
  const beyond = (from: Point, to: Point): Point => {
    const length = Math.max(distance(from, to), 1e-9);
    return [
      to[0] + ((to[0] - from[0]) / length) * metres,
      to[1] + ((to[1] - from[1]) / length) * metres,
    ];
  };
  const [first, second] = path as [Point, Point];
  const [beforeLast, last] = path.slice(-2) as [Point, Point];
  return [beyond(second, first), ...path.slice(1, -1), beyond(beforeLast, last)];
}

function leftOf(from: Point, to: Point): Point {
  const length = Math.max(distance(from, to), 1e-9);
  return [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
