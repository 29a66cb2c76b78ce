import { z } from 'zod';

/** Thresholds of patrol analysis (巡查分析); cities differ, so they belong to the profile, each with its source. */
export const patrolRulesSchema = z.object({
  /** Faster than this between two fixes is 超速 for a patrol on foot or electric bicycle. */
  kilometresPerHour: z.number().positive().default(25),
  /** Longer without a fix within a shift is 断点, minutes. */
  gapMinutes: z.number().positive().default(10),
  /** Farther from its component than this a case is listed as 偏差, metres. */
  deviationMetres: z.number().positive().default(50),
  /** Patrols this long before and after a case are looked at for the nearest, minutes. */
  nearbyMinutes: z.number().positive().default(30),
  source: z.string().default('产品默认值，以本区监督员考核办法为准'),
  sourceEn: z.string().default("product default; the district's own rules decide"),
});
export type PatrolRules = z.infer<typeof patrolRulesSchema>;
