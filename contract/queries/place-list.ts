import { z } from 'zod';
import { evidenceSchema, MATCH_LEVELS, MATCH_METHODS, STOP_CODES } from '../address-match.ts';
import { personCountSchema } from './people.ts';

/** Rows of one call; a longer list comes in several. */
export const PLACE_LIST_ROWS = 1000;

/** How finely a row of a list is placed; `point`: by coordinates of its own, in no building. */
export const PLACED_LEVELS = [...MATCH_LEVELS, 'point'] as const;
export type PlacedLevel = (typeof PLACED_LEVELS)[number];

/** How it was placed: as the address engine says, or by an exact code or name of a record. */
export const PLACED_METHODS = [...MATCH_METHODS, 'code', 'name'] as const;

/**
 * Why a row is no finer, or not placed at all. `PERSON_NUMBER`: a document number, which is not looked up here;
 * `SEVERAL_RECORDS`: records of one name in different places; `RECORD_UNPLACED`: the record is known, its place not;
 * `OUTSIDE_AREA`: beyond the area the account is limited to.
 */
export const PLACED_STOPS = [
  ...STOP_CODES,
  'BLANK',
  'PERSON_NUMBER',
  'SEVERAL_RECORDS',
  'RECORD_UNPLACED',
  'OUTSIDE_AREA',
] as const;
export type PlacedStop = (typeof PLACED_STOPS)[number];

/** One row of a pasted list and where it is. */
export const placedRowSchema = z.object({
  level: z.enum(PLACED_LEVELS),
  /** 0 to 1; 1 for an exact code. */
  score: z.number(),
  method: z.enum(PLACED_METHODS),
  /** The record whose code or name the row is. */
  record: z.object({ table: z.string(), key: z.string(), name: z.string().nullable() }).nullable(),
  standardAddress: z.string(),
  /** 标准地址码: code of the finest place found: room, building or community. */
  addressCode: z.string().nullable(),
  buildingId: z.string().nullable(),
  roomId: z.string().nullable(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
  /** Of the building it is in; 0 in the open. */
  heightMetres: z.number(),
  /** The point is the middle of the buildings or of the community it may be in. */
  rough: z.boolean(),
  evidence: z.array(evidenceSchema),
  /** Null for a row placed in its room or by its own coordinates. */
  stop: z.enum(PLACED_STOPS).nullable(),
  conflicts: z.array(z.string()),
  unknown: z.array(z.string()),
});
export type PlacedRow = z.infer<typeof placedRowSchema>;

/** What the systems hold of a building; null where the snapshot has no such data. */
export const placedBuildingSchema = z.object({
  buildingId: z.string(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  /** Persons with a current record. */
  currentResidents: personCountSchema.nullable(),
  units: z.number().int().nullable(),
  /** 未销号隐患 in its rooms. */
  openHazards: z.number().int().nullable(),
  /** 未结案件 whose address is in the building. */
  openCases: z.number().int().nullable(),
});
export type PlacedBuilding = z.infer<typeof placedBuildingSchema>;

/** Writes to the audit log, so they are commands. */
export const placeListCommands = {
  /**
   * 名单上图: places addresses, names and codes of a pasted list, in their order, and joins what the systems hold of
   * their buildings. The audit log keeps how many rows were placed, never their text.
   */
  'list.place': {
    params: z.object({
      texts: z.array(z.string().max(500)).min(1).max(PLACE_LIST_ROWS),
    }),
    result: z.object({
      snapshotId: z.string(),
      rows: z.array(placedRowSchema),
      /** Each building of the rows once. */
      buildings: z.array(placedBuildingSchema),
      auditNumber: z.number().int(),
    }),
  },
} as const;
