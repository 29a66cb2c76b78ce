import { union } from 'polyclip-ts';
import { ringCrosses } from '../../../contract/drafts/rings.ts';
import { planArea } from './measure.ts';

type Point = readonly [number, number, ...number[]];
export type Ring = [number, number][];

/**
 * Rings by the even-odd rule as polygons that cross nothing: outlines counter-clockwise, holes clockwise, neither
 * closed by a repeated corner. Rings in metres or in degrees.
 */
export function evenOddPolygons(rings: readonly (readonly Point[])[]): Ring[][] {
  const plain = rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y]));
  return (union([plain]) as Ring[][]).map((polygon) => polygon.map((ring) => ring.slice(0, -1)));
}

/** Area inside rings by the even-odd rule, in their units squared: of an outline that crosses itself, of all its parts. */
export function enclosedArea(rings: readonly (readonly Point[])[]): number {
  const [only] = rings;
  if (rings.length === 1 && only && !ringCrosses(only)) return planArea(only);
  return evenOddPolygons(rings)
    .flatMap((polygon) => polygon.map((ring, at) => (at === 0 ? 1 : -1) * planArea(ring)))
    .reduce((sum, area) => sum + area, 0);
}
