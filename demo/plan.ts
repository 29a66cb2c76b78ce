import { z } from 'zod';

const lonLat = z.tuple([z.number(), z.number()]);
const namedLine = z.object({
  name: z.string(),
  widthMetres: z.number().positive(),
  line: z.array(lonLat).min(2),
});
const place = z.object({ at: lonLat, radiusMetres: z.number().nonnegative() });

/** What a neighbourhood is built of; decides how its blocks are filled. */
export const ZONE_KINDS = [
  'lanes',
  'plaza',
  'cbd',
  'office',
  'station',
  'campus',
  'hospital',
  'industrial',
  'villa',
  'tower',
  'slab',
  'field',
] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** Classes of streets, widest first, as the base map names them. */
export const ROAD_CLASSES = ['trunk', 'secondary', 'branch', 'lane'] as const;

/**
 * Everything the demo knows of one district's ground, as data beside its profile: rivers, streets, what is built
 * where. All coordinates are WGS-84 degrees.
 */
export const demoPlanSchema = z.object({
  /** Places the town grew round; a small demo keeps the blocks nearest to them. */
  core: z.array(lonLat).min(1),
  /** Rough outline; where a river is the border, its bank replaces it. */
  border: z.array(lonLat).min(3),
  rivers: z.array(namedLine),
  lake: z.object({
    name: z.string(),
    ring: z.array(lonLat).min(3),
    islets: z.array(z.object({ name: z.string(), ring: z.array(lonLat).min(3) })),
  }),
  canals: z.array(namedLine),
  rail: z.array(namedLine),
  roads: z.array(namedLine.extend({ class: z.enum(ROAD_CLASSES) })),
  bridges: z.array(namedLine),
  /** Streets lined with offices, out to a distance from the core. */
  officeStrips: z.object({ roads: z.array(z.string()), reachMetres: z.number() }),
  /** First match wins; where none matches, slab housing. */
  zones: z.array(place.extend({ kind: z.enum(ZONE_KINDS) })),
  /** Radius 0: the one block at the place. */
  parks: z.array(place.extend({ name: z.string() })),
  /** Community code → where it lies; a block belongs to the nearest. */
  communitySeeds: z.record(z.string(), lonLat),
  laneNames: z.array(z.string()).min(1),
  /** Names given to the building nearest to the place. */
  namedBuildings: z.array(z.object({ name: z.string(), at: lonLat })),
});

export type DemoPlan = z.infer<typeof demoPlanSchema>;
