import { z } from 'zod';
import { districtProfileSchema } from '../profile.ts';
import { secrecySchema } from '../secrecy.ts';

/** Row accounting of one file: read = accepted + held + rejected + unchanged, always. */
export const rowAccountSchema = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  held: z.number().int(),
  rejected: z.number().int(),
  unchanged: z.number().int(),
});
export type RowAccount = z.infer<typeof rowAccountSchema>;

/** New, changed and gone rows of one table between two snapshots. */
export const tableChangeSchema = z.object({
  table: z.string(),
  title: z.string(),
  titleEn: z.string(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  /** Those removed that left by age (`agedRows`); absent for none. */
  aged: z.number().int().optional(),
});
export type TableChange = z.infer<typeof tableChangeSchema>;

export const snapshotInfoSchema = z.object({
  id: z.string(),
  /** Its tiles file (`TILES_ID`); null where it has none. */
  tilesId: z.string().nullable(),
  /** ISO time of publishing. */
  publishedAt: z.string(),
  /** Latest as-of date of its sources, `YYYY-MM-DD`: 数据截至. */
  asOf: z.string(),
  synthetic: z.boolean(),
  profile: districtProfileSchema,
  /** What the refresh that made this snapshot changed; empty for a first one. */
  changes: z.array(tableChangeSchema),
  schemaVersion: z.number().int(),
  /** What a file made from it says of its 密级: the highest its sources state, and whether some state none. */
  secrecy: z.object({ highest: secrecySchema.nullable(), isPartlyUnstated: z.boolean() }),
});
export type SnapshotInfo = z.infer<typeof snapshotInfoSchema>;

/** One layer as the layer list shows it. */
export const layerInfoSchema = z.object({
  id: z.string(),
  table: z.string(),
  system: z.string(),
  title: z.string(),
  titleEn: z.string(),
  department: z.string(),
  asOf: z.string(),
  rowCount: z.number().int(),
  /** Rows with a place on the map; rowCount 0 gives 0. 上图率 = placed / rows. */
  placedCount: z.number().int(),
  sourceFiles: z.array(z.string()),
  /** Highest 密级 its files state; null where none states any. */
  secrecy: secrecySchema.nullable(),
});
export type LayerInfo = z.infer<typeof layerInfoSchema>;

const none = z.object({});

export const snapshotQueries = {
  'snapshot.info': { params: none, result: snapshotInfoSchema },
  'snapshot.layers': { params: none, result: z.array(layerInfoSchema) },
} as const;
