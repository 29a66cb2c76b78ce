import { z } from 'zod';
import { lineageSchema } from './buildings.ts';

/** A row of any table of `contract/schema`: its natural key, columns joined by `/`. */
export const recordRefSchema = z.object({
  table: z.string().min(1).max(64),
  key: z.string().min(1).max(200),
});
export type RecordRef = z.infer<typeof recordRefSchema>;

/** How two records belong together. */
export const RELATIONS = [
  /** The record this one is part of: a case's component, a hazard's premises. */
  'parent',
  /** Records that are part of this one. */
  'child',
  /** The same unified social credit code (统一社会信用代码). */
  'uscc',
  /** The same keyed person. */
  'person',
  /** In the same room. */
  'room',
  /** In the same building, for a record no room is known of. */
  'building',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Raw values by column, as the table declares them; sealed ones masked. */
const fieldsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const neighbourSchema = recordRefSchema.extend({
  /** Its name where it has one, else its key. Names of natural persons are masked. */
  title: z.string(),
  /** Raw values of the few columns that tell what it is and how it stands. */
  fields: fieldsSchema,
});
export type Neighbour = z.infer<typeof neighbourSchema>;

export const neighbourGroupSchema = z.object({
  relation: z.enum(RELATIONS),
  system: z.string(),
  table: z.string(),
  /** Records of the group; `rows` holds the first of them. */
  total: z.number().int(),
  rows: z.array(neighbourSchema),
});
export type NeighbourGroup = z.infer<typeof neighbourGroupSchema>;

/** Where a record lies and by what that is known. */
export const recordPlaceSchema = z.object({
  buildingId: z.string().nullable(),
  buildingName: z.string().nullable(),
  roomId: z.string().nullable(),
  roomNo: z.string().nullable(),
  address: z.string().nullable(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
  /** `own`: its own room, building or coordinates; `address`: found from what is written; `parent`: of what it is part of. */
  via: z.enum(['own', 'address', 'parent']),
});
export type RecordPlace = z.infer<typeof recordPlaceSchema>;

export const recordCardSchema = recordRefSchema.extend({
  title: z.string(),
  /** Row number in this snapshot's file; for reveal only. */
  row: z.number().int(),
  fields: fieldsSchema,
  /** 扩展属性: columns a city added, by the department's own header. Absent where the record has none. */
  extras: z.record(z.string(), z.string()).optional(),
  /** Age of the person, where the table has a birth year; a birth date never leaves the host. */
  ageYears: z.number().int().nullable(),
  /** The caller may not see personal columns; they are missing from `fields`. */
  peopleHidden: z.boolean(),
  place: recordPlaceSchema.nullable(),
  /** 生命线: steps of the record in time, oldest first. */
  events: z.array(recordRefSchema.extend({ at: z.string(), fields: fieldsSchema })),
  neighbours: z.array(neighbourGroupSchema),
  lineage: lineageSchema,
});
export type RecordCard = z.infer<typeof recordCardSchema>;

/** 关联图: what is round a record in two steps, by kind. */
export const recordGraphSchema = z.object({
  nodes: z.array(
    recordRefSchema.extend({
      id: z.string(),
      kind: z.enum(['person', 'room', 'unit', 'hazard', 'case']),
      title: z.string(),
      fields: fieldsSchema,
      centre: z.boolean(),
    }),
  ),
  edges: z.array(z.object({ from: z.string(), to: z.string(), relation: z.enum(RELATIONS) })),
  /** Records there was no room for. */
  leftOut: z.number().int(),
});
export type RecordGraph = z.infer<typeof recordGraphSchema>;

export const recordQueries = {
  /** 记录页: one row of any table, where it lies, its life line, and its neighbours in every system. */
  'record.card': { params: recordRefSchema, result: recordCardSchema },
  /** 关联: person ↔ room ↔ unit ↔ hazard ↔ case round a record, at most 60 nodes. */
  'record.graph': { params: recordRefSchema, result: recordGraphSchema },
} as const;
