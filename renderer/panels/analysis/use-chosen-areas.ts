import { useMemo } from 'react';
import { systemOfMetric } from '../../analysis/map-metrics.ts';
import { useTwin } from '../../host/host-context.tsx';

const NONE: readonly string[] = [];

/** Codes of the areas the cross-filter of the metric's system names. */
export function useChosenAreas(metric: string): readonly string[] {
  const system = systemOfMetric(metric);
  const where = useTwin(({ scene }) => (system ? scene.filters?.[system]?.where : undefined));
  return useMemo(
    () => (where ? [...(where['area'] ?? NONE), ...(where['street'] ?? NONE)] : NONE),
    [where],
  );
}
