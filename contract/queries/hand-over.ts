import { z } from 'zod';

const officerSchema = z.object({ officerNo: z.string().max(40), officerName: z.string().max(60) });

/** Lines of a sheet of one kind; a beat has some thousand rooms. */
const MOST_LINES = 5000;

const placed = { address: z.string(), roomNo: z.string().nullable() };

/** 交接单: what one officer hands over to another. Holds no personal value: people are counts and kinds of change. */
export const handOverSheetSchema = z.object({
  beat: z.object({ code: z.string(), name: z.string(), station: z.string().nullable() }),
  from: officerSchema,
  to: officerSchema,
  snapshotId: z.string(),
  asOf: z.string(),
  /** The hand-over before of this beat; null for the first. */
  since: z
    .object({ number: z.number().int(), at: z.string(), snapshotId: z.string(), asOf: z.string() })
    .nullable(),
  /** 在册数与未办事项, in display order: ids of metrics or of lists of 今日. */
  counts: z.array(
    z.object({ id: z.string(), title: z.string(), titleEn: z.string(), count: z.number().int() }),
  ),
  /** What changed since the last hand-over (or since the first delivery kept), the newest first. */
  changes: z
    .array(
      z.object({
        ...placed,
        table: z.enum(['room', 'unit', 'resident']),
        kind: z.enum(['added', 'changed', 'removed']),
        asOf: z.string(),
        /** Chinese titles of the columns that differ. */
        columns: z.array(z.string()),
        /** Rows of one room, kind and delivery are one line. */
        rows: z.number().int(),
      }),
    )
    .max(MOST_LINES),
  /** 走访备注 of rooms and buildings, in walking order. */
  notes: z
    .array(z.object({ ...placed, text: z.string(), account: z.string(), at: z.string() }))
    .max(MOST_LINES),
  /** Every room in walking order: its history in figures, and whether it is unverified. */
  rooms: z
    .array(
      z.object({
        ...placed,
        roomId: z.string(),
        verifiedAt: z.string().nullable(),
        /** Not verified within the profile's days. */
        unverified: z.boolean(),
        /** Current and historical resident records (条), never added up. */
        currentRecords: z.number().int(),
        historicalRecords: z.number().int(),
        units: z.number().int(),
        notes: z.number().int(),
        changes: z.number().int(),
      }),
    )
    .max(MOST_LINES),
});
export type HandOverSheet = z.infer<typeof handOverSheetSchema>;

const handOverEntrySchema = z.object({
  number: z.number().int(),
  beatCode: z.string(),
  beatName: z.string(),
  from: officerSchema,
  to: officerSchema,
  witness: z.string(),
  remark: z.string(),
  snapshotId: z.string(),
  asOf: z.string(),
  account: z.string(),
  /** ISO time. */
  at: z.string(),
  /** SHA-256 over the sheet and the record before it, hexadecimal. */
  hash: z.string(),
});
export type HandOverEntry = z.infer<typeof handOverEntrySchema>;

const parties = { beatCode: z.string().min(1).max(40), from: officerSchema, to: officerSchema };

export const handOverCommands = {
  /** The sheet as it would be signed now. Errors: `not-found` for a beat there is not. */
  'handOver.prepare': { params: z.object(parties), result: handOverSheetSchema },
  /** Keeps the sheet of this moment as signed by both; the next hand-over of the beat begins from it. */
  'handOver.sign': {
    params: z.object({
      ...parties,
      /** 监交人. */
      witness: z.string().trim().max(60),
      remark: z.string().trim().max(1000),
    }),
    result: handOverEntrySchema,
  },
  /** Signed hand-overs of a beat, or of all, the newest first. */
  'handOver.list': {
    params: z.object({ beatCode: z.string().max(40).optional() }),
    result: z.array(handOverEntrySchema).max(500),
  },
  /** A signed sheet as it was, and whether record and chain are unbroken. */
  'handOver.open': {
    params: z.object({ number: z.number().int().min(1) }),
    result: z.object({
      entry: handOverEntrySchema,
      sheet: handOverSheetSchema,
      intact: z.boolean(),
    }),
  },
} as const;
