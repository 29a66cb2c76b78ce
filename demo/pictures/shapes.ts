import { insideRing } from '../../contract/inside-ring.ts';
import type { Shape } from './canvas.ts';

export type Spot = readonly [x: number, y: number];

/** An ellipse; its box leaves room for a soft edge, whose width grows with the longer radius. */
export function ellipse([atX, atY]: Spot, radiusX: number, radiusY: number): Shape {
  const scale = Math.min(radiusX, radiusY);
  return {
    distance: (x, y) => (Math.hypot((x - atX) / radiusX, (y - atY) / radiusY) - 1) * scale,
    box: [atX - radiusX * 1.6, atY - radiusY * 1.6, atX + radiusX * 1.6, atY + radiusY * 1.6],
  };
}

/** A box with its middle, half its sides, a turn in radians and rounded corners. */
export function box([atX, atY]: Spot, halfX: number, halfY: number, turn = 0, round = 0): Shape {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = Math.hypot(halfX, halfY);
  const [reachX, reachY] = turn === 0 ? [halfX, halfY] : [reach, reach];
  return {
    distance: (x, y) => {
      const [east, south] = [x - atX, y - atY];
      const overX = Math.abs(east * cos + south * sin) - halfX + round;
      const overY = Math.abs(south * cos - east * sin) - halfY + round;
      const outside = Math.hypot(Math.max(overX, 0), Math.max(overY, 0));
      return outside + Math.min(Math.max(overX, overY), 0) - round;
    },
    box: [atX - reachX, atY - reachY, atX + reachX, atY + reachY],
  };
}

/** A stroke from place to place, `half` wide to each side. */
export function stroke(spots: readonly Spot[], half: number): Shape {
  return {
    distance: (x, y) => {
      let nearest = Number.POSITIVE_INFINITY;
      for (let at = 1; at < spots.length; at++)
        nearest = Math.min(nearest, toSegment(x, y, spots[at - 1]!, spots[at]!));
      return nearest - half;
    },
    box: around(spots, half),
  };
}

/** A curve hanging or bending from one place to another, as a stroke. */
export function curve(from: Spot, middle: Spot, to: Spot, half: number): Shape {
  const spots = Array.from({ length: 15 }, (_, at): Spot => {
    const [share, rest] = [at / 14, 1 - at / 14];
    const on = (axis: 0 | 1) =>
      rest ** 2 * from[axis] + 2 * rest * share * middle[axis] + share ** 2 * to[axis];
    return [on(0), on(1)];
  });
  return stroke(spots, half);
}

/** A closed outline. */
export function polygon(spots: readonly Spot[]): Shape {
  return {
    distance: (x, y) => {
      let nearest = Number.POSITIVE_INFINITY;
      for (let at = 0; at < spots.length; at++)
        nearest = Math.min(nearest, toSegment(x, y, spots.at(at - 1)!, spots[at]!));
      return insideRing([x, y], spots) ? -nearest : nearest;
    },
    box: around(spots, 0),
  };
}

/** What lies in both. */
export function both(one: Shape, other: Shape): Shape {
  return {
    distance: (x, y) => Math.max(one.distance(x, y), other.distance(x, y)),
    box: one.box,
  };
}

/** What lies in the first alone. */
export function without(one: Shape, hole: Shape): Shape {
  return {
    distance: (x, y) => Math.max(one.distance(x, y), -hole.distance(x, y)),
    box: one.box,
  };
}

function around(spots: readonly Spot[], half: number): Shape['box'] {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  return [
    Math.min(...xs) - half,
    Math.min(...ys) - half,
    Math.max(...xs) + half,
    Math.max(...ys) + half,
  ];
}

function toSegment(x: number, y: number, [fromX, fromY]: Spot, [toX, toY]: Spot): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const share = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
  const held = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - alongX * held, y - fromY - alongY * held);
}
