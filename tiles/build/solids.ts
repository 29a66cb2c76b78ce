import { ringsOf } from '../geometry/polygon.ts';
import type { Point, Polygon, Ring } from '../geometry/polygon.ts';
import { triangulate } from '../geometry/triangulate.ts';
import type { MeshBuilder } from '../gltf/mesh.ts';

/** A point or direction in the tile frame. */
export type Spot = readonly [east: number, north: number, up: number];

/** Upright walls along a ring; the solid is on the ring's left. */
export function addWalls(
  mesh: MeshBuilder,
  feature: number,
  ring: Ring,
  bottom: number,
  top: number,
): void {
  ring.forEach((start, index) => {
    const end = ring[(index + 1) % ring.length] as Point;
    const normal: Spot = [end[1] - start[1], start[0] - end[0], 0];
    addQuad(
      mesh,
      feature,
      [
        [...start, bottom],
        [...end, bottom],
        [...end, top],
        [...start, top],
      ],
      normal,
    );
  });
}

/** Walls whose corners share one normal: two vertices a corner instead of four, for buildings a few pixels high. */
export function addSoftWalls(
  mesh: MeshBuilder,
  feature: number,
  ring: Ring,
  bottom: number,
  top: number,
): void {
  const first = mesh.vertexCount;
  ring.forEach((point, index) => {
    const before = ring[(index || ring.length) - 1] as Point;
    const after = ring[(index + 1) % ring.length] as Point;
    const [a, b] = [outwards(before, point), outwards(point, after)];
    const normal: Spot = [a[0] + b[0], a[1] + b[1], 0];
    mesh.vertex(feature, [...point, bottom], normal);
    mesh.vertex(feature, [...point, top], normal);
  });
  ring.forEach((_, index) => {
    const [here, next] = [first + index * 2, first + ((index + 1) % ring.length) * 2];
    mesh.triangle(here, next, next + 1);
    mesh.triangle(here, next + 1, here + 1);
  });
}

function outwards([x0, y0]: Point, [x1, y1]: Point): Point {
  const length = Math.max(Math.hypot(x1 - x0, y1 - y0), 1e-9);
  return [(y1 - y0) / length, (x0 - x1) / length];
}

/**
 * A level surface seen from above, or from below where `facesDown`. Its vertices come in the order triangles use them: indices
 * that count up take a third of the bytes.
 */
export function addSurface(
  mesh: MeshBuilder,
  feature: number,
  polygon: Polygon,
  height: number,
  facesDown = false,
): void {
  const { points, indices } = triangulate(polygon);
  const normal: Spot = [0, 0, facesDown ? -1 : 1];
  const placed: number[] = [];
  const vertexOf = (corner: number): number => {
    const [x, y] = points[corner] as Point;
    placed[corner] ??= mesh.vertex(feature, [x, y, height], normal);
    return placed[corner];
  };
  for (let at = 0; at < indices.length; at += 3) {
    const second = facesDown ? at + 2 : at + 1;
    const third = facesDown ? at + 1 : at + 2;
    const [a, b, c] = [at, second, third].map((place) => vertexOf(indices[place] as number));
    mesh.triangle(a as number, b as number, c as number);
  }
}

/** A closed prism. */
export function addPrism(
  mesh: MeshBuilder,
  feature: number,
  polygon: Polygon,
  bottom: number,
  top: number,
): void {
  for (const ring of ringsOf(polygon)) addWalls(mesh, feature, ring, bottom, top);
  addSurface(mesh, feature, polygon, top);
  addSurface(mesh, feature, polygon, bottom, true);
}

/** A plane face with a given normal, corners counter-clockwise from outside. */
export function addQuad(
  mesh: MeshBuilder,
  feature: number,
  corners: readonly Spot[],
  normal: Spot,
): void {
  const first = mesh.vertexCount;
  for (const corner of corners) mesh.vertex(feature, corner, normal);
  for (let next = 2; next < corners.length; next++)
    mesh.triangle(first, first + next - 1, first + next);
}
