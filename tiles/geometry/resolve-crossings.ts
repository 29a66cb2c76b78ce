import { union } from 'polyclip-ts';
import { linkChains, type Chain } from './chains.ts';
import { cleanRing } from './clean-ring.ts';
import { crossingsOf, ringsCross } from './crossing.ts';
import { orient, polygonArea, ringsOf } from './polygon.ts';
import type { Point, Polygon, Ring } from './polygon.ts';
import { cutIntoTrapezoids } from './trapezoids.ts';

/** The library's result may be short of the shape by this share; more than that, and the shape is cut into strips. */
const LOST_SHARE = 0.01;

/**
 * Shapes without crossings that cover what lies inside an odd number of rings. Few and large where polyclip finds them;
 * it gives up on some crossings, and makes shapes that touch themselves of others: those are cut along their corners.
 */
export function resolveCrossings(polygon: Polygon): Polygon[] {
  const stripped = () => cutIntoStrips(polygon);
  const clipped = clip(polygon);
  if (!clipped) return stripped();
  const whole = areaOf(clipped);
  const proper = clipped.filter((piece) => !ringsCross(ringsOf(piece)));
  return areaOf(proper) < whole * (1 - LOST_SHARE) ? stripped() : proper;
}

function areaOf(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}

/** Undefined where the library gives up ("Unable to complete output ring"). */
function clip(polygon: Polygon): Polygon[] | undefined {
  const rounded = ringsOf(polygon).map((ring) =>
    ring.map(([x, y]): [number, number] => [mm(x), mm(y)]),
  );
  try {
    return union(rounded).flatMap((rings) => {
      const [outer, ...holes] = rings.map((ring) => cleanRing(ring as Point[]).ring);
      if (!outer || outer.length < 3) return [];
      return [
        orient(
          outer,
          holes.filter((hole) => hole.length >= 3),
        ),
      ];
    });
  } catch {
    return undefined;
  }
}

function cutIntoStrips(polygon: Polygon): Polygon[] {
  const crossings = crossingsOf(ringsOf(polygon)).map(([x]) => x);
  return linkChains(cutIntoTrapezoids(polygon, crossings))
    .map((chain) => cleanRing(outlineOf(chain)).ring)
    .filter((ring) => ring.length >= 3)
    .map((ring) => orient(ring, []))
    .filter((piece) => !ringsCross(ringsOf(piece)));
}

function outlineOf(chain: Chain): Ring {
  const front = chain.flatMap(({ x0, x1, lower0, lower1 }): Point[] => [
    [x0, lower0],
    [x1, lower1],
  ]);
  const back = chain.flatMap(({ x0, x1, upper0, upper1 }): Point[] => [
    [x0, upper0],
    [x1, upper1],
  ]);
  return [...front, ...back.reverse()];
}

function mm(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
