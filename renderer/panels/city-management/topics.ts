import { findMetric } from '../../../contract/metrics/index.ts';
import type { Side } from './city-words.ts';

/** What the panel is about: the two centres apart, 部件, 巡查, 高发点. */
export const TOPICS = ['supervision', 'command', 'components', 'patrols', 'hotSpots'] as const;
export type Topic = (typeof TOPICS)[number];

/** Whether a topic is one of the two centres. */
export function isSide(topic: Topic): topic is Side {
  return topic === 'supervision' || topic === 'command';
}

/** Lists of the drawer that are no metric's. */
const OWN_LISTS: readonly string[] = [
  'deadlines',
  'deviations',
  'evaluation',
  'findings',
  'hotCells',
];

/** Whether the view names one of the panel's own lists rather than the rows behind a metric. */
export function isOwnList(list: string | undefined): boolean {
  return list !== undefined && OWN_LISTS.includes(list);
}

/** The metric a view's list names, where its rows are cases: a list of components stays behind with its topic. */
export function caseMetric(list: string | undefined): string | undefined {
  const metric = list === undefined ? undefined : findMetric(list);
  return metric?.numerator.fact === 'city_case' ? metric.id : undefined;
}
