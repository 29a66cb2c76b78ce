import { z } from 'zod';
import { recordRefSchema } from './records.ts';

const areaCode = z
  .string()
  .regex(/^\d{6,15}$/)
  .optional();

/** 责任区 whose buildings alone count. */
const beat = z.string().min(1).max(40).optional();

export const todayCountSchema = z.object({
  id: z.string(),
  /** Rows that count. */
  count: z.number().int(),
  /** Rows listed beside them that no figure counts, because their times contradict each other (存疑未计入). */
  setAside: z.number().int(),
  /** As-of date of the list's table: the day the rule is applied at. */
  asOf: z.string(),
});
export type TodayCount = z.infer<typeof todayCountSchema>;

export const todayRowSchema = recordRefSchema.extend({
  buildingId: z.string().nullable(),
  roomId: z.string().nullable(),
  /** Values by the list's columns; sealed ones masked. */
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Check codes of the row: it is doubtful, and shown so. */
  flags: z.array(z.string()),
});
export type TodayRow = z.infer<typeof todayRowSchema>;

export const todayRowsSchema = z.object({
  total: z.number().int(),
  /** How many of them are listed but not counted: the count of the list is `total` less these. */
  setAside: z.number().int(),
  rows: z.array(todayRowSchema),
});

export const sourceStateSchema = z.object({
  department: z.string(),
  /** Latest as-of date of what it delivered. */
  asOf: z.string(),
  /** Days it may lag behind the newest source before it is late. */
  cycleDays: z.number().int(),
  daysLate: z.number().int(),
});

export const returnedListStateSchema = z.object({
  number: z.string(),
  department: z.string(),
  title: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  rows: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  withdrawn: z.number().int(),
});

export const todayLookSchema = z.object({
  /** When the account looked last, and at which snapshot; null the first time. */
  last: z.object({ at: z.string(), snapshotId: z.string() }).nullable(),
  sources: z.array(sourceStateSchema),
  returned: z.array(returnedListStateSchema),
});
export type TodayLook = z.infer<typeof todayLookSchema>;

export const todayQueries = {
  /** 今日: how many rows each list has, for lists the caller may see and the snapshot has tables for. */
  'today.lists': { params: z.object({ areaCode, beat }), result: z.array(todayCountSchema) },
  /** Rows of a list in walking order (street, road, door number, room) unless another is asked for. */
  'today.rows': {
    params: z.object({
      id: z.string(),
      areaCode,
      beat,
      sort: z.object({ column: z.string(), descending: z.boolean() }).optional(),
      /** Column → text it must hold. */
      filters: z.record(z.string(), z.string().max(80)).default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(5000).default(200),
    }),
    result: todayRowsSchema,
  },
} as const;

export const todayCommands = {
  /** Notes that the account looks at 今日 now; gives its last look, late sources and returned lists. */
  'today.look': { params: z.object({}), result: todayLookSchema },
} as const;
