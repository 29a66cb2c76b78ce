import { z } from 'zod';
import { THEME_IDS } from '../themes/index.ts';

/** Code of a building or room the theme has nothing to say about. */
export const NO_DATA_CODE = 255;
/** Code where the caller may not have the value: too few persons (users §3). */
export const WITHHELD_CODE = 254;

/** Days of the view's time window, both included, `YYYY-MM-DD`; themes that are `windowed` heed them. */
export const themeFilterSchema = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type ThemeFilter = z.infer<typeof themeFilterSchema>;

/** A theme's value for every building or room, packed. Arrays are aligned and belong to the caller. */
export const themeValuesSchema = z.object({
  /** Permanent slots, ascending. */
  slots: z.instanceof(Uint32Array),
  /** Categories: place in the theme's list, `NO_DATA_CODE` or `WITHHELD_CODE`. */
  codes: z.instanceof(Uint8Array).optional(),
  /** Quantities: NaN for no data, Infinity for withheld. */
  values: z.instanceof(Float32Array).optional(),
  /** Highest slot ever given + 1: size of a feature-state texture. */
  slotCount: z.number().int(),
  /** Latest as-of date of the tables read, `YYYY-MM-DD`. */
  asOf: z.string(),
});
export type ThemeValues = z.infer<typeof themeValuesSchema>;

export const themeQueries = {
  'theme.values': {
    params: z.object({ id: z.enum(THEME_IDS), filter: themeFilterSchema.default({}) }),
    result: themeValuesSchema,
  },
} as const;
