import { z } from 'zod';
import { retentionClassSchema, retentionTermsSchema } from '../retention.ts';

/** What is kept and for how long. */
export const retentionQueries = {
  /** By class, under the terms in force or, to see what they would remove, under others. */
  'retention.show': {
    params: z.object({ terms: retentionTermsSchema.optional() }),
    result: z.object({
      /** In force: this store's own where somebody set them, else the profile's. */
      terms: retentionTermsSchema,
      profileTerms: retentionTermsSchema,
      classes: z.array(retentionClassSchema),
    }),
  },
} as const;

export const retentionCommands = {
  /** Sets the terms of this store from the next import on; logged before they hold. */
  'retention.set': {
    params: z.object({ terms: retentionTermsSchema, reason: z.string().trim().min(1).max(200) }),
    result: z.object({ auditNumber: z.number().int() }),
  },
} as const;
