import { z } from 'zod';
import { recordRefSchema } from './records.ts';

export const officerNoteSchema = recordRefSchema.extend({
  number: z.number().int(),
  text: z.string(),
  account: z.string(),
  /** ISO time. */
  at: z.string(),
});
export type OfficerNote = z.infer<typeof officerNoteSchema>;

const areaCode = z.string().regex(/^\d{6,15}$/);

export const noteCommands = {
  /** 走访备注 of a record, newest first. */
  'note.list': { params: recordRefSchema, result: z.array(officerNoteSchema) },
  /** Writes a note; it stays with the record whoever looks after it, and is never changed. */
  'note.add': {
    params: recordRefSchema.extend({ text: z.string().trim().min(1).max(1000) }),
    result: officerNoteSchema.pick({ number: true }),
  },
  /** 交接: notes on rooms and buildings of an area, in walking order, each with its address. */
  'note.area': {
    params: z.object({ areaCode }),
    result: z.array(
      officerNoteSchema.extend({ address: z.string(), roomNo: z.string().nullable() }),
    ),
  },
} as const;
