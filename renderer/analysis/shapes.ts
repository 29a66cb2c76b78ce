import type { PackedShapes } from '../../contract/queries/plan-map.ts';

export type Point = [longitude: number, latitude: number];

/** Rings (or pieces of a line) of one shape, the outline first. */
export function ringsOf(shapes: PackedShapes, shape: number): Point[][] {
  const [first, last] = [shapes.shapeRings[shape] ?? 0, shapes.shapeRings[shape + 1] ?? 0];
  return Array.from({ length: last - first }, (_, at) => pointsOf(shapes, first + at));
}

function pointsOf({ ringStarts, coordinates }: PackedShapes, ring: number): Point[] {
  const [from, to] = [ringStarts[ring] ?? 0, ringStarts[ring + 1] ?? 0];
  return Array.from({ length: to - from }, (_, at): Point => {
    const place = 2 * (from + at);
    return [coordinates[place] ?? 0, coordinates[place + 1] ?? 0];
  });
}

/** Number of shapes. */
export function shapeCount({ shapeRings }: PackedShapes): number {
  return Math.max(0, shapeRings.length - 1);
}
