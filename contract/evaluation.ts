import { z } from 'zod';
import { findMetric } from './metrics/index.ts';

/** A part of 综合评价: a rate and how much it weighs. */
const weightSchema = z.object({ metric: z.string(), weight: z.number().positive().max(1) });

/**
 * Weights of 综合评价 for one kind of subject. They add to 1, and each rate counts in its good direction: one that is
 * good when low counts as 100 % less itself, so that better work never scores lower (domain §5.1).
 */
const weightsSchema = z
  .array(weightSchema)
  .min(1)
  .refine((parts) => Math.abs(parts.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9, {
    error: 'the weights of an evaluation add to 1',
  })
  .refine(
    (parts) =>
      parts.every(({ metric }) => {
        const found = findMetric(metric);
        return found?.kind === 'rate' && found.higherIsBetter !== undefined;
      }),
    { error: 'an evaluation is made of rates that say which direction is good' },
  );

export type EvaluationWeights = z.infer<typeof weightsSchema>;

const part = (name: string, weight: number) => ({ metric: `city-management.${name}`, weight });

/** 综合评价 by 区域, 部门 and 岗位 (CJJ/T 106-2010 §8); the weights are each city's own. */
export const cityEvaluationSchema = z.object({
  area: weightsSchema.default([
    part('onTimeRate', 0.4),
    part('closingRate', 0.3),
    part('publicReportRate', 0.2),
    part('reworkRate', 0.1),
  ]),
  department: weightsSchema.default([
    part('handledOnTimeRate', 0.4),
    part('closingRate', 0.3),
    part('reworkRate', 0.3),
  ]),
  post: weightsSchema.default([part('rightDispatchRate', 0.6), part('onTimeRate', 0.4)]),
});
