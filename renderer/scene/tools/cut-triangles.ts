import earcut from 'earcut';
import { type LocalFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Clip } from '../../../contract/tools.ts';
import { type KeptSide, keptSides } from './clip-controller.ts';

type Point = readonly [number, number, number];
type Polygon = readonly Point[];

/** What a clip leaves: what lies in one of several convex bodies, or, `inverse`, in none of them. */
export interface KeptBodies {
  readonly bodies: readonly (readonly KeptSide[])[];
  readonly inverse: boolean;
}

/** The bodies of a clip in the tile frame; of a polygon the prisms over its triangles. */
export function keptBodies(clip: Clip, frame: LocalFrame): KeptBodies {
  if (clip.kind !== 'polygon') return { bodies: [keptSides(clip, frame)], inverse: false };
  const ring = clip.ring.map(([longitude, latitude]) => toLocal(frame, longitude, latitude));
  const corners = earcut(ring.flat());
  const bodies: KeptSide[][] = [];
  for (let at = 0; at < corners.length; at += 3) {
    const [a, b, c] = corners.slice(at, at + 3).map((corner) => ring[corner]);
    if (a && b && c) bodies.push(prism(a, b, c));
  }
  return { bodies, inverse: !clip.keepInside };
}

type Ground = readonly [number, number, ...number[]];

function prism(a: Ground, b: Ground, c: Ground): KeptSide[] {
  const turn = Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return [
    [a, b],
    [b, c],
    [c, a],
  ].map(([from, to]) => {
    const [x, y] = from as Ground;
    const normal = [-((to as Ground)[1] - y) * turn, ((to as Ground)[0] - x) * turn, 0] as const;
    return { normal, offset: -normal[0] * x - normal[1] * y };
  });
}

/** Triangles, x, y, z of three corners each, as far as a clip leaves them, cut where it passes through. */
export function cutTriangles(
  corners: readonly number[],
  { bodies, inverse }: KeptBodies,
): number[] {
  const kept: number[] = [];
  for (let at = 0; at < corners.length; at += 9) {
    const triangle = [0, 3, 6].map(
      (next): Point => [
        corners[at + next] as number,
        corners[at + next + 1] as number,
        corners[at + next + 2] as number,
      ],
    );
    const pieces = inverse
      ? bodies.reduce<Polygon[]>(
          (left, body) => left.flatMap((one) => outside(one, body)),
          [triangle],
        )
      : bodies.map((body) => inside(triangle, body));
    for (const piece of pieces) addFan(kept, piece);
  }
  return kept;
}

function inside(polygon: Polygon, body: readonly KeptSide[]): Polygon {
  return body.reduce(halfOf, polygon);
}

/** What is left of a polygon without a body: beyond its first side, else beyond its second, and so on. */
function outside(polygon: Polygon, body: readonly KeptSide[]): Polygon[] {
  const pieces: Polygon[] = [];
  let rest = polygon;
  for (const side of body) {
    pieces.push(halfOf(rest, opposite(side)));
    rest = halfOf(rest, side);
  }
  return pieces.filter(({ length }) => length > 2);
}

function opposite({ normal: [x, y, z], offset }: KeptSide): KeptSide {
  return { normal: [-x, -y, -z], offset: -offset };
}

/** The part of a convex polygon on the kept side of a plane. */
function halfOf(polygon: Polygon, { normal, offset }: KeptSide): Polygon {
  const height = ([x, y, z]: Point) => normal[0] * x + normal[1] * y + normal[2] * z + offset;
  return polygon.flatMap((from, at) => {
    const to = polygon[(at + 1) % polygon.length] as Point;
    const [here, there] = [height(from), height(to)];
    const crossing = here < 0 !== there < 0 ? [between(from, to, here / (here - there))] : [];
    return here >= 0 ? [from, ...crossing] : crossing;
  });
}

function between(from: Point, to: Point, share: number): Point {
  const at = (axis: 0 | 1 | 2) => from[axis] + (to[axis] - from[axis]) * share;
  return [at(0), at(1), at(2)];
}

function addFan(corners: number[], [first, ...others]: Polygon): void {
  if (!first) return;
  for (let at = 1; at < others.length; at++)
    corners.push(...first, ...(others[at - 1] as Point), ...(others[at] as Point));
}
