import { CITY_MANAGEMENT_METRICS } from './city-management.ts';
import { COMMUNITY_POLICING_METRICS } from './community-policing.ts';
import type { Metric } from './metric.ts';
import { WORK_SAFETY_METRICS } from './work-safety.ts';

/** Every metric of every system. */
export const METRICS: readonly Metric[] = [
  ...CITY_MANAGEMENT_METRICS,
  ...COMMUNITY_POLICING_METRICS,
  ...WORK_SAFETY_METRICS,
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

/** A metric by its id; undefined for one nobody declared. */
export function findMetric(id: string): Metric | undefined {
  return byId.get(id);
}
