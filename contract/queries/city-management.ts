import { z } from 'zod';
import { periodChoiceSchema, statisticsFilterSchema } from './statistics.ts';

/** Whom 综合评价 looks at, and the dimension each is a part of. */
export const EVALUATED = {
  street: 'area',
  community: 'area',
  dept: 'department',
  post: 'post',
} as const;

export const cityEvaluationResultSchema = z.object({
  period: z.object({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  parts: z.array(
    z.object({
      metric: z.string(),
      title: z.string(),
      titleEn: z.string(),
      weight: z.number(),
      higherIsBetter: z.boolean(),
    }),
  ),
  rows: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** 0–100; null where one of its parts has nothing to be divided by. */
      score: z.number().nullable(),
      /** Rate of each part and the points it gives, aligned with `parts`. */
      parts: z.array(z.object({ rate: z.number().nullable(), points: z.number().nullable() })),
    }),
  ),
});
export type CityEvaluation = z.infer<typeof cityEvaluationResultSchema>;

export const cityPassesSchema = z.object({
  asOf: z.string(),
  /** Patrols and days, each pair once. */
  total: z.number().int(),
  passes: z.array(z.object({ patrolNo: z.string(), at: z.string(), metres: z.number().int() })),
});
export type CityPasses = z.infer<typeof cityPassesSchema>;

export const cityManagementQueries = {
  /** 跟踪搜索: which patrols passed within 30 m of a place. Tracks are a sensitive class: not for walls and leaders. */
  'city.passes': {
    params: z.object({
      longitudeDegrees: z.number(),
      latitudeDegrees: z.number(),
      days: z.number().int().min(1).max(366).default(7),
      limit: z.number().int().min(1).max(200).default(20),
    }),
    result: cityPassesSchema,
  },
  /** 综合评价 in official order: points of each weighted rate, which add up to the score. */
  'city.evaluation': {
    params: z.object({
      by: z.enum(['street', 'community', 'dept', 'post']).default('street'),
      period: periodChoiceSchema.default({ unit: 'month' }),
      filter: statisticsFilterSchema.default({ keys: {} }),
    }),
    result: cityEvaluationResultSchema,
  },
} as const;
