import { readdir, rm } from 'node:fs/promises';
import { storePaths } from '../snapshot/layout.ts';

const DAY_MILLISECONDS = 86_400_000;
/** An id holds the day of its build: `000012-20261127-144739-5cf2`. */
const DAY_OF_ID = /^\d+-(\d{4})(\d{2})(\d{2})-/;

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
    const [, year, month, day] = DAY_OF_ID.exec(id) ?? [];
    if (year === undefined || kept.has(id)) continue;
    if (Date.parse(`${year}-${month ?? ''}-${day ?? ''}`) >= earliest) continue;
    await rm(storePaths.report(store, id), { recursive: true, force: true });
  }
}
