import { z } from 'zod';
import { PICTURE_FORMATS, PICTURE_PROBLEMS } from '../schema/pictures.ts';
import { PICTURE_PART_NAMES } from '../schema/table.ts';
import { recordRefSchema } from './records.ts';

/** Most photographs told of one record. */
export const MOST_PICTURES = 60;

const partSchema = z.enum(PICTURE_PART_NAMES);
const formatSchema = z.enum(Object.keys(PICTURE_FORMATS) as (keyof typeof PICTURE_FORMATS)[]);

export const recordPictureSchema = z.object({
  part: partSchema,
  /** From 1 within the part. */
  sequence: z.number().int(),
  /** As the export names it. */
  fileName: z.string(),
  /** Why there is no picture to show. */
  problem: z.enum(Object.keys(PICTURE_PROBLEMS) as (keyof typeof PICTURE_PROBLEMS)[]).nullable(),
  widthPixels: z.number().int().nullable(),
  heightPixels: z.number().int().nullable(),
  sizeBytes: z.number().int().nullable(),
  /** When what it shows was reported or handled, date or date and time; null where the record does not say. */
  at: z.string().nullable(),
  /** Who reported or handled it. */
  who: z.string().nullable(),
});
export type RecordPicture = z.infer<typeof recordPictureSchema>;

export const recordPicturesSchema = z.object({
  /** False for a caller without personal rows: photographs may show persons. None is told then. */
  allowed: z.boolean(),
  pictures: z.array(recordPictureSchema).max(MOST_PICTURES),
  /** Photographs there was no room for. */
  leftOut: z.number().int(),
});
export type RecordPictures = z.infer<typeof recordPicturesSchema>;

export const pictureQueries = {
  /** 照片: which photographs the export names for a record, 处置前, then 处置后. */
  'record.pictures': { params: recordRefSchema, result: recordPicturesSchema },
  /** One of them, whole. Errors: `not-found`, `corrupt`, `forbidden`. */
  'record.picture': {
    params: recordRefSchema.extend({ part: partSchema, sequence: z.number().int().positive() }),
    result: z.object({ format: formatSchema, bytes: z.instanceof(Uint8Array) }),
  },
} as const;
