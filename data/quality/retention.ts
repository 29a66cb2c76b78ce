import { readdir, rm } from 'node:fs/promises';
import { DAY_MILLISECONDS, momentOfId } from '../retention/id-moment.ts';
import { storePaths } from '../snapshot/layout.ts';

/**
 * Removes reports of batches older than `days` (保存期限): what they list is masked, and still says which row of which
 * person's file was wrong. Those of snapshots that are kept stay with them.
 */
export async function removeOldReports(
  store: string,
  days: number,
  now = new Date(),
): Promise<void> {
  const names = (folder: string) => readdir(folder).catch((): string[] => []);
  const kept = new Set(await names(storePaths.snapshots(store)));
  const earliest = now.getTime() - days * DAY_MILLISECONDS;
  for (const id of await names(storePaths.reports(store))) {
    const made = momentOfId(id);
    if (made === undefined || kept.has(id) || made >= earliest) continue;
    await rm(storePaths.report(store, id), { recursive: true, force: true });
  }
}
