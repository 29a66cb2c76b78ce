import { expect, it } from 'vitest';
import { caseMetric } from './topics.ts';

it.each([
  ['city-management.closedLate', 'city-management.closedLate'],
  ['city-management.components', undefined],
  ['work-safety.found', undefined],
  ['deadlines', undefined],
  [undefined, undefined],
])('a list of cases is one a metric of cases names: %s', (list, metric) => {
  expect(caseMetric(list)).toBe(metric);
});
