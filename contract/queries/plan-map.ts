import { z } from 'zod';
import { MAP_LEVELS } from '../map-levels.ts';

/**
 * Shapes, packed: shape s has the rings (of lines: the pieces) `shapeRings[s]` up to `shapeRings[s + 1]`, ring r the
 * points `ringStarts[r]` up to `ringStarts[r + 1]`, point p is `coordinates[2 p]`, `coordinates[2 p + 1]` (WGS-84
 * degrees). Arrays belong to the caller.
 */
export const packedShapesSchema = z.object({
  shapeRings: z.instanceof(Uint32Array),
  ringStarts: z.instanceof(Uint32Array),
  coordinates: z.instanceof(Float64Array),
});
export type PackedShapes = z.infer<typeof packedShapesSchema>;

/** Outlines of the areas of a level; each polygon is a shape of its own, `owners` says of which area. */
export const planAreasSchema = z.object({
  codes: z.array(z.string()),
  names: z.array(z.string()),
  /** Longitude and latitude of each area's name, degrees. */
  middles: z.instanceof(Float64Array),
  owners: z.instanceof(Uint32Array),
  shapes: packedShapesSchema,
});
export type PlanAreas = z.infer<typeof planAreasSchema>;

/** Kinds of the ground, in the order of their drawing; the index is stored. */
export const GROUND_KINDS = ['green', 'water', 'lane', 'road', 'trunk', 'rail'] as const;

/** Base map as a plan: greens and waters are polygons, the others lines. */
export const planGroundSchema = z.object({
  kinds: z.instanceof(Uint8Array),
  shapes: packedShapesSchema,
});
export type PlanGround = z.infer<typeof planGroundSchema>;

export const planMapQueries = {
  'map.areas': {
    params: z.object({ level: z.enum(['district', ...MAP_LEVELS]) }),
    result: planAreasSchema,
  },
  'map.ground': { params: z.object({}), result: planGroundSchema },
} as const;
