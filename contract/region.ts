import { z } from 'zod';

/** A point, WGS-84 degrees. */
export const lonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type LonLat = z.infer<typeof lonLatSchema>;

const metres = z.number().min(0).max(5000);

/**
 * A part of the district people select (圈选, 缓冲区): inside rings by the even-odd rule, or within so many metres of a
 * line (one point is a circle), of a building's outline or of a named road. Natural keys and WGS-84 degrees only.
 */
export const regionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('polygon'),
    rings: z.array(z.array(lonLatSchema).min(3).max(5000)).min(1).max(100),
  }),
  z.object({ kind: z.literal('near-line'), line: z.array(lonLatSchema).min(1).max(500), metres }),
  z.object({ kind: z.literal('near-building'), buildingId: z.string().min(1), metres }),
  z.object({ kind: z.literal('near-road'), road: z.string().min(1).max(100), metres }),
]);
export type Region = z.infer<typeof regionSchema>;
