import { z } from 'zod';

/** A count of natural persons: a value, or withheld because it is small. */
export const personCountSchema = z.union([
  z.object({ value: z.number().int() }),
  z.object({ suppressed: z.literal(true), below: z.number().int() }),
]);
export type PersonCount = z.infer<typeof personCountSchema>;

/** A resident record as it leaves the host: masked. Age, never a birth date. */
export const maskedResidentSchema = z.object({
  /** Row number in this snapshot's people file; for reveal only. */
  row: z.number().int(),
  recordNo: z.string(),
  /** 张** */
  name: z.string(),
  /** 3302**********1234 */
  idNo: z.string(),
  /** 138****5678 */
  phone: z.string().nullable(),
  sex: z.string().nullable(),
  ageYears: z.number().int().nullable(),
  category: z.string().nullable(),
  relation: z.string().nullable(),
  residenceRelation: z.string().nullable(),
  state: z.enum(['current', 'historical']),
  registeredAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  permitTo: z.string().nullable(),
  verifiedAt: z.string().nullable(),
  flags: z.array(z.string()),
});
export type MaskedResident = z.infer<typeof maskedResidentSchema>;

export const foundPersonSchema = z.object({
  record: maskedResidentSchema,
  roomId: z.string().nullable(),
  buildingId: z.string().nullable(),
  address: z.string().nullable(),
});

export const peopleQueries = {
  /**
   * Records by exact document number, exact phone, or by name (from one character, pinyin or initials).
   * Wall handles are refused. Masked; at most `limit` records.
   */
  'people.find': {
    params: z.object({
      text: z.string().min(1).max(64),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    result: z.array(foundPersonSchema),
  },
} as const;

/** Writes to the workspace: only the data host holds that handle. */
export const peopleCommands = {
  /** Shows one record unmasked. The reason is logged in the audit chain before the bytes leave. */
  'people.reveal': {
    params: z.object({
      row: z.number().int(),
      snapshotId: z.string(),
      reason: z.string().trim().min(4).max(200),
    }),
    result: z.object({
      name: z.string(),
      idNo: z.string(),
      phone: z.string().nullable(),
      /** 居住证号 where it is another number than the document's. */
      permitNo: z.string().nullable(),
      /** 现住地址 */
      liveAddress: z.string().nullable(),
      auditNumber: z.number().int(),
    }),
  },
} as const;
