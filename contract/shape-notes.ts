import { z } from 'zod';
import { sentenceSchema } from './sentence.ts';

/** What became of a shape that could not be drawn as it was delivered, or stands where another does. */
export const SHAPE_CODES = [
  'FOOTPRINT_REPAIRED',
  'FOOTPRINT_LEFT_OUT',
  'FOOTPRINT_OVERLAPS',
  'BUILDING_LEFT_OUT',
  'FLOORS_CHANGED',
  'HEIGHT_CHANGED',
  'ROOM_LEFT_OUT',
] as const;
export type ShapeCode = (typeof SHAPE_CODES)[number];

/** A note on a shape, as a person reads it. */
export const shapeNoteSchema = z.object({
  building: z.string(),
  code: z.enum(SHAPE_CODES),
  sentence: sentenceSchema,
  /** Where the row came from; null where that is not known. */
  file: z.string().nullable(),
  line: z.number().int().nullable(),
});
export type ShapeNote = z.infer<typeof shapeNoteSchema>;

/**
 * A note as the tiles file keeps it (`TILE_KEYS.notes`), by the key of its row, which stays when the row is delivered again:
 * `part_no` of the building, slot of the room; null for the building as a whole.
 */
export const keptShapeNoteSchema = z.object({
  building: z.string(),
  code: z.enum(SHAPE_CODES),
  sentence: sentenceSchema,
  table: z.enum(['building_part', 'room']).nullable(),
  key: z.number().int().nullable(),
});
export type KeptShapeNote = z.infer<typeof keptShapeNoteSchema>;
