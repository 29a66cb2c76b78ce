import { z } from 'zod';
import { lonLatSchema, regionSchema } from './region.ts';

/** A point in space: WGS-84 degrees and metres above the flat ground. */
export const placeSchema = z.tuple([z.number(), z.number(), z.number()]);
export type Place = z.infer<typeof placeSchema>;

/** Tools that put points into the scene. */
export const TOOL_KINDS = [
  'distance',
  'area',
  'height',
  'profile',
  'sight',
  'viewshed',
  'section',
  'box',
  'cut',
  'rectangle',
  'lasso',
  'polygon',
  'circle',
  'corridor',
  'footprint',
  'controlPoint',
] as const;
export type ToolKind = (typeof TOOL_KINDS)[number];

/** The tool in hand with the points set so far. */
export const toolSchema = z.object({
  kind: z.enum(TOOL_KINDS),
  points: z.array(placeSchema).max(5000),
});
export type Tool = z.infer<typeof toolSchema>;

const common = {
  id: z.string().min(1).max(64),
  /** What a person called it; numbered by kind without one. */
  name: z.string().max(60).optional(),
  hidden: z.boolean().optional(),
};

/** Kinds measured from points alone. */
export const MEASURE_KINDS = ['distance', 'area', 'height', 'profile', 'sight'] as const;

/** A kept result (测量、分析、圈选成果): what was asked, never the answer, so that it holds in every snapshot. */
export const toolResultSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.enum(MEASURE_KINDS),
    points: z.array(placeSchema).min(1).max(500),
  }),
  z.object({
    ...common,
    kind: z.literal('viewshed'),
    /** Where one stands; the eye is `eyeMetres` above it. */
    points: z.tuple([placeSchema]),
    eyeMetres: z.number().min(0).max(500),
    radiusMetres: z.number().min(10).max(2000),
    headingDegrees: z.number().min(0).max(360),
    openingDegrees: z.number().min(10).max(360),
  }),
  z.object({
    ...common,
    kind: z.literal('sunlight'),
    buildingId: z.string().min(1),
    /** `YYYY-MM-DD`; hours are of true solar time 8 to 16 (GB 50180-2018). */
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
  z.object({ ...common, kind: z.literal('region'), region: regionSchema }),
]);
export type ToolResult = z.infer<typeof toolResultSchema>;

/** What is cut away of buildings and rooms (剖切). */
export const clipSchema = z.discriminatedUnion('kind', [
  /** An upright plane along a line; what lies to the left of it stays. Positive offset moves it to the right. */
  z.object({
    kind: z.literal('section'),
    from: lonLatSchema,
    to: lonLatSchema,
    offsetMetres: z.number(),
  }),
  /** Everything above a height goes. */
  z.object({ kind: z.literal('level'), heightMetres: z.number() }),
  /** Only what lies between two corners and below a height stays. */
  z.object({
    kind: z.literal('box'),
    from: lonLatSchema,
    to: lonLatSchema,
    topMetres: z.number(),
  }),
  /** A ring; what is inside goes, or, with `keepInside`, all else. */
  z.object({
    kind: z.literal('polygon'),
    ring: z.array(lonLatSchema).min(3).max(500),
    keepInside: z.boolean(),
  }),
]);
export type Clip = z.infer<typeof clipSchema>;

/** 卷帘: one picture with a line; 并排: two pictures from the same place. */
export const COMPARE_LAYOUTS = ['swipe', 'side'] as const;

/** Another snapshot beside the one in use (对比): left of the line, or in a picture of its own. */
export const compareSchema = z.object({
  snapshotId: z.string().min(1),
  /** `swipe` where absent. */
  layout: z.enum(COMPARE_LAYOUTS).optional(),
  /** Share of the picture's width. */
  split: z.number().min(0).max(1),
});
export type Compare = z.infer<typeof compareSchema>;
