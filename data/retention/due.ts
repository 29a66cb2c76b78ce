import { readdir } from 'node:fs/promises';
import type { RetentionClass, RetentionStatus, RetentionTerms } from '../../contract/retention.ts';
import { storePaths } from '../snapshot/layout.ts';
import { DAY_MILLISECONDS, momentOfId, isoDay } from './id-moment.ts';

/** What a store has of each class, and what the next import removes under these terms (到期). */
export async function dueItems(
  store: string,
  terms: RetentionTerms,
  now = Date.now(),
): Promise<RetentionStatus[]> {
  const snapshots = (await names(storePaths.snapshots(store)))
    .filter((id) => !id.includes('.'))
    .sort();
  const history = await names(storePaths.history(store));
  const changes = (kind: string) => history.filter((name) => name.endsWith(`.${kind}.sqlite`));
  const reports = (await names(storePaths.reports(store))).filter((id) => !snapshots.includes(id));
  return [
    aged('openChanges', changes('open'), terms.openChanges, now),
    aged('personalChanges', changes('personal'), terms.personalChanges, now),
    aged('reports', reports, terms.reports, now),
    counted(snapshots, terms.snapshots),
  ];
}

function aged(
  name: RetentionClass,
  ids: readonly string[],
  days: number,
  now: number,
): RetentionStatus {
  const made = ids.flatMap((id) => momentOfId(id) ?? []).sort((a, b) => a - b);
  const over = (at: number) => at + days * DAY_MILLISECONDS;
  const left = made.filter((at) => over(at) >= now);
  return {
    class: name,
    count: made.length,
    oldestOn: made[0] === undefined ? null : isoDay(made[0]),
    due: made.length - left.length,
    nextOn: left[0] === undefined ? null : isoDay(over(left[0]) + DAY_MILLISECONDS),
  };
}

/** The next import publishes one more, and the oldest go for it. */
function counted(ids: readonly string[], keep: number): RetentionStatus {
  const [oldest] = ids.flatMap((id) => momentOfId(id) ?? []);
  return {
    class: 'snapshots',
    count: ids.length,
    oldestOn: oldest === undefined ? null : isoDay(oldest),
    due: Math.max(0, ids.length + 1 - keep),
    nextOn: null,
  };
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
