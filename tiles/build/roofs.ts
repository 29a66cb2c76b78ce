import { insetRing, keepsShape } from '../geometry/inset-ring.ts';
import { signedArea } from '../geometry/polygon.ts';
import type { Point, Polygon, Ring } from '../geometry/polygon.ts';
import type { MeshBuilder } from '../gltf/mesh.ts';
import { addQuad, addSurface, addWalls } from './solids.ts';
import type { Spot } from './solids.ts';

const PARAPET_METRES = 0.9;
const PARAPET_THICKNESS_METRES = 0.3;

/** A flat roof behind a parapet; plainly flat where the plate is too small or jagged for one. */
export function addFlatRoof(
  mesh: MeshBuilder,
  feature: number,
  polygon: Polygon,
  height: number,
  parapet: boolean,
): void {
  const inner = insetRing(polygon.outer, PARAPET_THICKNESS_METRES);
  if (!parapet || polygon.holes.length > 0 || !keepsShape(polygon.outer, inner)) {
    addSurface(mesh, feature, polygon, height);
    return;
  }
  const top = height + PARAPET_METRES;
  addWalls(mesh, feature, polygon.outer, height, top);
  addWalls(mesh, feature, [...inner].reverse(), height, top);
  addSlopes(mesh, feature, polygon.outer, inner, top, top);
  addSurface(mesh, feature, { outer: inner, holes: [] }, height);
}

const EAVES_METRES = 0.45;
const HIGHEST_RIDGE_METRES = 3.2;
const ROOF_PITCH = 0.55;

/** The tiled roof of a low house: hipped over four corners, a sloped skirt round a flat top otherwise. */
export function addTiledRoof(
  mesh: MeshBuilder,
  feature: number,
  polygon: Polygon,
  height: number,
): void {
  const eaves = insetRing(polygon.outer, -EAVES_METRES);
  if (polygon.holes.length > 0 || !keepsShape(polygon.outer, eaves)) {
    addFlatRoof(mesh, feature, polygon, height, false);
    return;
  }
  addSurface(mesh, feature, { outer: eaves, holes: [] }, height - 0.1, true);
  if (eaves.length === 4 && isConvex(eaves)) addHips(mesh, feature, eaves, height - 0.1);
  else addSkirt(mesh, feature, eaves, height - 0.1);
}

function addHips(mesh: MeshBuilder, feature: number, ring: readonly Point[], height: number): void {
  const turned =
    edgeLength(ring, 0) < edgeLength(ring, 1) ? [...ring.slice(1), ring[0] as Point] : ring;
  const [a, b, c, d] = turned as [Point, Point, Point, Point];
  const width = (edgeLength(turned, 1) + edgeLength(turned, 3)) / 2;
  const length = (edgeLength(turned, 0) + edgeLength(turned, 2)) / 2;
  const share = Math.min(0.5, width / 2 / length);
  const top = height + Math.min(HIGHEST_RIDGE_METRES, (width / 2) * ROOF_PITCH);
  const [westEnd, eastEnd] = [between(d, a, 0.5), between(b, c, 0.5)];
  const ridgeA: Spot = [...between(westEnd, eastEnd, share), top];
  const ridgeB: Spot = [...between(eastEnd, westEnd, share), top];
  addFace(mesh, feature, [[...a, height], [...b, height], ridgeB, ridgeA]);
  addFace(mesh, feature, [[...c, height], [...d, height], ridgeA, ridgeB]);
  addFace(mesh, feature, [[...b, height], [...c, height], ridgeB]);
  addFace(mesh, feature, [[...d, height], [...a, height], ridgeA]);
}

function addSkirt(
  mesh: MeshBuilder,
  feature: number,
  ring: readonly Point[],
  height: number,
): void {
  for (const depth of [2.4, 1.4, 0.8]) {
    const inner = insetRing(ring, depth);
    if (!keepsShape(ring, inner) || signedArea(inner) < 1) continue;
    addSlopes(mesh, feature, ring, inner, height, height + depth * ROOF_PITCH);
    addSurface(mesh, feature, { outer: inner, holes: [] }, height + depth * ROOF_PITCH);
    return;
  }
  addSurface(mesh, feature, { outer: ring, holes: [] }, height);
}

/** A band between two rings with the same number of corners. */
function addSlopes(
  mesh: MeshBuilder,
  feature: number,
  outer: Ring,
  inner: Ring,
  low: number,
  high: number,
): void {
  outer.forEach((start, index) => {
    const next = (index + 1) % outer.length;
    const [end, innerEnd, innerStart] = [outer[next], inner[next], inner[index]] as [
      Point,
      Point,
      Point,
    ];
    addFace(mesh, feature, [
      [...start, low],
      [...end, low],
      [...innerEnd, high],
      [...innerStart, high],
    ]);
  });
}

/** A plane face of three or four corners, counter-clockwise from outside; its normal follows from the corners. */
function addFace(mesh: MeshBuilder, feature: number, corners: readonly Spot[]): void {
  const [a, b] = corners as [Spot, Spot];
  const c = corners[corners.length - 1] as Spot;
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const normal: Spot = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  addQuad(mesh, feature, corners, normal);
}

function isConvex(ring: Ring): boolean {
  return ring.every(([x0, y0], index) => {
    const [x1, y1] = ring[(index + 1) % ring.length] as Point;
    const [x2, y2] = ring[(index + 2) % ring.length] as Point;
    return (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) > 0;
  });
}

function edgeLength(ring: Ring, index: number): number {
  const [[x0, y0], [x1, y1]] = [ring[index], ring[(index + 1) % ring.length]] as [Point, Point];
  return Math.hypot(x1 - x0, y1 - y0);
}

function between(a: Point, b: Point, share: number): [number, number] {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}
