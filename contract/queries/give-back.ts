import { z } from 'zod';
import { tableChangeSchema } from './snapshot.ts';

const count = z.number().int().nonnegative();

/** What became of one row in one refresh. */
export const rowEventSchema = z.object({
  snapshotId: z.string(),
  /** ISO time of publishing. */
  at: z.string(),
  asOf: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  changes: z.array(
    z.object({
      title: z.string(),
      titleEn: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      /** Personal: that it changed is told, its values are not. */
      hidden: z.boolean(),
    }),
  ),
});
export type RowEvent = z.infer<typeof rowEventSchema>;

/** Differences of one table between two snapshots, with natural keys of a page of each kind. */
export const tableDiffSchema = tableChangeSchema.extend({
  addedKeys: z.array(z.string()),
  changedKeys: z.array(z.string()),
  removedKeys: z.array(z.string()),
  /** Keys of this table may be listed; a personal one's are not. */
  listed: z.boolean(),
});
export type TableDiff = z.infer<typeof tableDiffSchema>;

export const giveBackQueries = {
  /** 变更历史 of one row, newest first, along the snapshots that lead to the one in use. */
  'record.history': {
    params: z.object({
      table: z.string().max(60),
      /** Value of each column of the natural key. */
      key: z.array(z.string().max(200)).min(1).max(6),
    }),
    result: z.array(rowEventSchema),
  },
  /** Which rows differ between two snapshots, by table; keys of at most `limit` rows of each kind. */
  'snapshot.rowChanges': {
    params: z.object({
      from: z.string().max(100),
      to: z.string().max(100).optional(),
      table: z.string().max(60).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(500).default(0),
    }),
    result: z.array(tableDiffSchema),
  },
  /** Departments that delivered something the snapshot holds. */
  'departments.delivered': {
    params: z.object({}),
    result: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        files: count,
        rows: count,
        asOf: z.string(),
        /** Rows to be seen to: flagged or held. */
        doubtful: count,
      }),
    ),
  },
} as const;

/** A returned list (退回清单) with how far it has come. */
export const returnedListSchema = z.object({
  number: z.string(),
  department: z.string(),
  title: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  madeAt: z.string(),
  snapshotId: z.string(),
  rows: count,
  /** 已改, 未改, 已撤; the rest waits for the next import. */
  changed: count,
  unchanged: count,
  withdrawn: count,
});
export type ReturnedListInfo = z.infer<typeof returnedListSchema>;

export const returnedRowSchema = z.object({
  position: count,
  table: z.string(),
  title: z.string(),
  titleEn: z.string(),
  key: z.string(),
  /** Check codes, or what a held row waits for. */
  reason: z.string(),
  state: z.enum(['changed', 'unchanged', 'withdrawn']).nullable(),
});
export type ReturnedRowInfo = z.infer<typeof returnedRowSchema>;

export const listCalls = {
  'lists.all': { params: z.object({}), result: z.array(returnedListSchema) },
  'lists.rows': {
    params: z.object({
      number: z.string().max(20),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(2000).default(200),
    }),
    result: z.object({ total: count, rows: z.array(returnedRowSchema) }),
  },
} as const;

export const listCommands = {
  /** Makes a list of a department's flagged and held rows; `flag`: of one check only. Logged. */
  'lists.make': {
    params: z.object({
      department: z.string().min(1).max(60),
      title: z.string().trim().min(1).max(60),
      owner: z.string().trim().min(1).max(40),
      dueOn: z.iso.date(),
      flag: z.string().max(60).optional(),
    }),
    result: z.object({ number: z.string(), rows: count }),
  },
} as const;
