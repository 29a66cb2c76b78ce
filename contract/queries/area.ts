import { z } from 'zod';
import { lonLatSchema, regionSchema } from '../region.ts';
import { personCountSchema } from './people.ts';

const count = z.number().int().nonnegative();
/** Null where the snapshot holds nothing of that system. */
const countOrNull = count.nullable();

/**
 * Counts of every system in a region. A building belongs to it when its representative point does, and takes its
 * rooms, people, units and all else that lies in its rooms along; components, cases and facilities belong by their own
 * point. So the counts of the parts of a partition add up to those of the whole.
 */
export const areaCountsSchema = z.object({
  buildings: count,
  rooms: count,
  /** Persons with a current record, each once a building. */
  currentResidents: personCountSchema.nullable(),
  /** Resident records (条), current and historical. */
  residentRecords: personCountSchema.nullable(),
  units: countOrNull,
  /** Enterprises whose registered address was found in a building. */
  enterprises: countOrNull,
  components: countOrNull,
  casesOpen: countOrNull,
  casesClosed: countOrNull,
  hazardsOpen: countOrNull,
  hazardsClosed: countOrNull,
  /** Calls whose address was found in a building. */
  calls: countOrNull,
  elders: personCountSchema.nullable(),
  facilities: countOrNull,
});
export type AreaCounts = z.infer<typeof areaCountsSchema>;

export const areaSummarySchema = z.object({
  counts: areaCountsSchema,
  /** Slots of the buildings in the region, ascending. */
  buildingSlots: z.instanceof(Uint32Array),
  /** What distances were measured from: a line, the rings of a building or the pieces of a road; empty for polygons. */
  basis: z.array(z.array(lonLatSchema)),
});
export type AreaSummary = z.infer<typeof areaSummarySchema>;

/**
 * Every building as upright prisms, packed: part p stands on rings `partRings[p]` up to `partRings[p + 1]`, ring r has
 * the corners `ringStarts[r]` up to `ringStarts[r + 1]`, corner c is `coordinates[2 c]`, `coordinates[2 c + 1]` (WGS-84
 * degrees). The first ring of a part is its outline, others are courtyards. Heights are metres above the flat ground.
 */
export const solidsSchema = z.object({
  partSlots: z.instanceof(Uint32Array),
  partRings: z.instanceof(Uint32Array),
  ringStarts: z.instanceof(Uint32Array),
  coordinates: z.instanceof(Float64Array),
  bottomMetres: z.instanceof(Float32Array),
  topMetres: z.instanceof(Float32Array),
  storeyMetres: z.instanceof(Float32Array),
});
export type PackedSolids = z.infer<typeof solidsSchema>;

/** A building as lists name it. */
export const namedBuildingSchema = z.object({
  slot: z.number().int(),
  buildingId: z.string(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  floorsUp: z.number().int(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
});
export type NamedBuilding = z.infer<typeof namedBuildingSchema>;

export const areaQueries = {
  'area.summary': { params: z.object({ region: regionSchema }), result: areaSummarySchema },
  'area.roads': {
    params: z.object({ text: z.string().max(50) }),
    result: z.array(z.string()),
  },
  'district.solids': {
    params: z.object({ snapshotId: z.string().max(100).optional() }),
    result: solidsSchema,
  },
  'buildings.named': {
    params: z.object({
      slots: z.array(z.number().int().nonnegative()).max(5000),
      /** Another published snapshot than the one in use. */
      snapshotId: z.string().max(100).optional(),
    }),
    result: z.array(namedBuildingSchema),
  },
} as const;

/** A published snapshot one can compare with. */
export const snapshotEntrySchema = z.object({
  id: z.string(),
  /** Its tiles file (`TILES_ID`); null where it has none. */
  tilesId: z.string().nullable(),
  publishedAt: z.string(),
  asOf: z.string(),
  current: z.boolean(),
});
export type SnapshotEntry = z.infer<typeof snapshotEntrySchema>;

/**
 * Buildings that differ between another snapshot and the one in use. Slots are permanent, so they hold in both.
 * `changed`: the row, an outline or a room differs; room counts are of the whole district (or the caller's area).
 */
export const snapshotDifferencesSchema = z.object({
  added: z.instanceof(Uint32Array),
  removed: z.instanceof(Uint32Array),
  changed: z.instanceof(Uint32Array),
  rooms: z.object({ added: count, removed: count, changed: count }),
});
export type SnapshotDifferences = z.infer<typeof snapshotDifferencesSchema>;

export const compareQueries = {
  'snapshot.list': { params: z.object({}), result: z.array(snapshotEntrySchema) },
  'snapshot.differences': {
    params: z.object({ other: z.string().min(1).max(100) }),
    result: snapshotDifferencesSchema,
  },
} as const;

/** What lies at a place, by system; `total` counts all, `items` the nearest or latest of them. */
export const placeItemSchema = z.object({
  /** Natural key. */
  key: z.string(),
  title: z.string().nullable(),
  /** State code, kind or other short word of the row. */
  detail: z.string().nullable(),
  buildingId: z.string().nullable(),
  roomId: z.string().nullable(),
  floorLabel: z.string().nullable(),
  /** From the place asked about; null for what lies in a building. */
  distanceMetres: z.number().nullable(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
});
export type PlaceItem = z.infer<typeof placeItemSchema>;

export const PLACE_KINDS = [
  'building',
  'room',
  'unit',
  'enterprise',
  'premises',
  'hazard',
  'component',
  'city_case',
  'call',
  'care_facility',
] as const;

export const placeRecordsSchema = z.object({
  groups: z.array(
    z.object({ kind: z.enum(PLACE_KINDS), total: count, items: z.array(placeItemSchema) }),
  ),
  /** Elders registered in the buildings; null without such data. */
  elders: personCountSchema.nullable(),
});
export type PlaceRecords = z.infer<typeof placeRecordsSchema>;

export const placeQueries = {
  'place.records': {
    params: z.object({
      longitudeDegrees: z.number().min(-180).max(180),
      latitudeDegrees: z.number().min(-90).max(90),
      /** Buildings under the pointer, the front one first, with what stands behind its façade. */
      buildingSlots: z.array(z.number().int().nonnegative()).max(10),
      /** Height that was pointed at, metres above ground: rooms near it come first. */
      heightMetres: z.number().min(-50).max(1000).default(0),
      withinMetres: z.number().min(1).max(500).default(30),
    }),
    result: placeRecordsSchema,
  },
} as const;

/** A region somebody gave a name (自定义区域), kept in the workspace. */
export const namedAreaSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  region: regionSchema,
});
export type NamedArea = z.infer<typeof namedAreaSchema>;

export const namedAreaCalls = {
  'areas.list': { params: z.object({}), result: z.array(namedAreaSchema) },
  /** Keeps an area in place of the one of the same id. */
  'areas.save': { params: namedAreaSchema, result: z.object({ saved: z.literal(true) }) },
  'areas.remove': {
    params: z.object({ id: z.string().min(1).max(64) }),
    result: z.object({ removed: z.boolean() }),
  },
} as const;
