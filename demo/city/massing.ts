import type { Point, Ring } from '../geometry/plane.ts';
import { rotate } from '../geometry/polygon.ts';
import type { Polygon } from './ground.ts';

/** What a building is; decides floors, rooms, uses. */
export type BuildingKind =
  | 'lane-house'
  | 'courtyard-house'
  | 'slab'
  | 'slab-tower'
  | 'point-tower'
  | 'villa'
  | 'shop-row'
  | 'office'
  | 'mall'
  | 'school'
  | 'gym'
  | 'hospital'
  | 'shed'
  | 'station'
  | 'pavilion';

export interface Part {
  readonly kind: '主体' | '裙楼' | '塔楼';
  readonly polygon: Polygon;
  /** Physical floors, 1 = ground, both included. */
  readonly floorFrom: number;
  readonly floorTo: number;
}

/** A building's volume, before it has a name, rooms or an address. */
export interface Massing {
  readonly kind: BuildingKind;
  /** Bottom first; together they cover all floors. */
  readonly parts: readonly Part[];
  /** Staircases (单元). */
  readonly stairs: number;
  /** Whether the ground floor opens on a street as shops. */
  readonly shopfront: boolean;
}

/** A rectangle in a turned frame: `u` along the angle, `v` to its left, both metres from the frame's origin. */
export interface Frame {
  readonly origin: Point;
  readonly radians: number;
}

/** Points of a frame in the plane. */
export function inFrame(frame: Frame, points: readonly Point[]): Point[] {
  return rotate(points, frame.radians).map(([x, y]) => [x + frame.origin[0], y + frame.origin[1]]);
}

/** A rectangle's corners, anticlockwise. */
export function rectangle(u0: number, v0: number, u1: number, v1: number): Point[] {
  return [
    [u0, v0],
    [u1, v0],
    [u1, v1],
    [u0, v1],
  ];
}

/** A slab with a wing at its low or high end. */
export function ell(
  u0: number,
  v0: number,
  u1: number,
  v1: number,
  depth: number,
  wing: 'low' | 'high',
): Point[] {
  if (wing === 'low') {
    return [
      [u0, v0],
      [u1, v0],
      [u1, v0 + depth],
      [u0 + depth, v0 + depth],
      [u0 + depth, v1],
      [u0, v1],
    ];
  }
  return [
    [u0, v0],
    [u1, v0],
    [u1, v1],
    [u1 - depth, v1],
    [u1 - depth, v0 + depth],
    [u0, v0 + depth],
  ];
}

/** Three wings round a court open to the north. */
export function horseshoe(u0: number, v0: number, u1: number, v1: number, depth: number): Point[] {
  return [
    [u0, v0],
    [u1, v0],
    [u1, v1],
    [u1 - depth, v1],
    [u1 - depth, v0 + depth],
    [u0 + depth, v0 + depth],
    [u0 + depth, v1],
    [u0, v1],
  ];
}

/** A rectangle with notched corners, the usual plan of a point tower (点式). */
export function notched(u0: number, v0: number, u1: number, v1: number, notch: number): Point[] {
  const n = notch;
  return [
    [u0 + n, v0],
    [u1 - n, v0],
    [u1 - n, v0 + n],
    [u1, v0 + n],
    [u1, v1 - n],
    [u1 - n, v1 - n],
    [u1 - n, v1],
    [u0 + n, v1],
    [u0 + n, v1 - n],
    [u0, v1 - n],
    [u0, v0 + n],
    [u0 + n, v0 + n],
  ];
}

/** A slab whose south face steps back between staircases, as lived-in slabs do. */
export function stepped(
  u0: number,
  v0: number,
  u1: number,
  v1: number,
  bays: number,
  step: number,
): Point[] {
  const width = (u1 - u0) / bays;
  const face: Point[] = [];
  for (let bay = 0; bay < bays; bay++) {
    const [left, right] = [u0 + bay * width, u0 + (bay + 1) * width];
    const inset = Math.min(step * 1.6, width * 0.18);
    face.push(
      [left, v0 + step],
      [left + inset, v0 + step],
      [left + inset, v0],
      [right - inset, v0],
      [right - inset, v0 + step],
    );
  }
  face.push([u1, v0 + step], [u1, v1], [u0, v1]);
  return face;
}

/** A court enclosed on four sides: outer ring and hole. */
export function courtyard(
  frame: Frame,
  u0: number,
  v0: number,
  u1: number,
  v1: number,
  depth: number,
): Ring[] {
  const hole = rectangle(u0 + depth, v0 + depth, u1 - depth, v1 - depth).reverse();
  return [inFrame(frame, rectangle(u0, v0, u1, v1)), inFrame(frame, hole)];
}
