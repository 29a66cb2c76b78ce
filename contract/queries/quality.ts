import { z } from 'zod';
import { sentenceSchema } from '../sentence.ts';
import { shapeNoteSchema } from '../shape-notes.ts';

const count = z.number().int().nonnegative();

/** What became of a doubtful row: 拒收, 暂存, 存疑入库. */
export const QUALITY_STATES = ['rejected', 'held', 'flagged'] as const;
const stateSchema = z.enum(QUALITY_STATES);
export type QualityState = z.infer<typeof stateSchema>;

/** One delivered file as one table took it (质量台账 a line). */
export const qualityFileSchema = z.object({
  table: z.string(),
  file: z.string(),
  /** Batch that read it; null where that is no longer known. */
  batch: z.string().nullable(),
  asOf: z.string(),
  read: count,
  /** Rows in the snapshot: accepted and unchanged. */
  loaded: count,
  held: count,
  rejected: count,
  /** Loaded rows that carry at least one mark, as they are in this snapshot. */
  flagged: count,
  /** Rows by check; a row with two marks counts in both. */
  checks: z.array(z.object({ state: stateSchema, code: z.string(), rows: count })),
});
export type QualityFile = z.infer<typeof qualityFileSchema>;

/** A doubtful row, with what its checks found. */
export const qualityRowSchema = z.object({
  state: stateSchema,
  table: z.string(),
  file: z.string(),
  line: count,
  codes: z.array(z.string()),
  /** Cells that were found wrong; values masked. Empty where only the mark was kept. */
  findings: z.array(
    z.object({
      code: z.string(),
      column: z.string(),
      sentence: sentenceSchema.nullable(),
      value: z.string(),
    }),
  ),
  /** Natural key of a loaded row, columns joined by `/`; null where it is personal or there is no row. */
  key: z.string().nullable(),
  /** Key a held row waits for, as `room:<房屋编码>`. */
  waitsFor: z.string().nullable(),
});
export type QualityRow = z.infer<typeof qualityRowSchema>;

/** Which doubtful rows: of one table, and of a file, state or check of it. */
export const qualityFilterSchema = z.object({
  table: z.string().max(60),
  file: z.string().max(400).optional(),
  state: stateSchema.optional(),
  code: z.string().max(60).optional(),
});
export type QualityFilter = z.infer<typeof qualityFilterSchema>;

export const qualityQueries = {
  /** 质量台账: what every file of the snapshot gave, and what its rows were found doubtful for. */
  'quality.summary': { params: z.object({}), result: z.array(qualityFileSchema) },
  /** The rows behind a figure of the ledger: refused, then held, then flagged, each by file and line. */
  'quality.rows': {
    params: qualityFilterSchema.extend({
      offset: count.default(0),
      limit: z.number().int().min(1).max(2000).default(200),
    }),
    result: z.object({ total: count, rows: z.array(qualityRowSchema) }),
  },
  /**
   * Shapes of the snapshot that are left out, not drawn as delivered or on the ground of another, with the file and line of
   * their rows. `notes` is null where its tiles were built by a program that kept no notes.
   */
  'quality.shapes': {
    params: z.object({}),
    result: z.object({ notes: z.array(shapeNoteSchema).nullable() }),
  },
  /** Written addresses by table, field and how exactly they were placed (匹配级别). */
  'quality.links': {
    params: z.object({}),
    result: z.array(
      z.object({
        table: z.string(),
        field: z.string(),
        rows: count,
        /** Level → rows. */
        levels: z.record(z.string(), count),
        /** Texts that contradict themselves or the row's own room. */
        conflicts: count,
      }),
    ),
  },
} as const;
