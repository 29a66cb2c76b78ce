import { z } from 'zod';
import { sentenceSchema } from './sentence.ts';

/** What was found wrong with one row of a file (检查发现): refused, or loaded with a mark. */
export const findingLineSchema = z.object({
  file: z.string(),
  /** Name of the table the file feeds. */
  table: z.string(),
  line: z.number().int(),
  /** Header of the column, as the department wrote it; empty for the row as a whole. */
  column: z.string(),
  /** Check code. */
  code: z.string(),
  /** What the check says beyond its own words. */
  sentence: sentenceSchema.nullable(),
  /** Masked. */
  value: z.string(),
});
export type FindingLine = z.infer<typeof findingLineSchema>;
