import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HISTORY_KINDS, type HistoryKind, storePaths } from '../layout.ts';

const FILE = /^([0-9a-z-]+)\.(open|personal)\.sqlite$/;
const ID_TIME = /^\d+-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** Ids of the snapshots with a history file, oldest first. */
export async function historyIds(store: string): Promise<string[]> {
  const ids = (await historyNames(store)).flatMap((name) => FILE.exec(name)?.[1] ?? []);
  return [...new Set(ids)].sort();
}

/** Removes history files whose time is over: `days` a class, the profile's. */
export async function removeOldHistory(
  store: string,
  days: Readonly<Record<HistoryKind, number>>,
  now = Date.now(),
): Promise<void> {
  for (const name of await historyNames(store)) {
    const [, id = '', kind] = FILE.exec(name) ?? [];
    const made = timeOf(id);
    if (kind === undefined || made === undefined) continue;
    const kept = days[kind as HistoryKind] * DAY_MILLISECONDS;
    if (now - made > kept) await rm(join(storePaths.history(store), name), { force: true });
  }
}

/** Removes the history of a build that was not published. */
export async function removeHistoryOf(store: string, id: string): Promise<void> {
  for (const kind of HISTORY_KINDS) {
    await rm(storePaths.historyFile(store, id, kind), { force: true });
  }
}

function timeOf(id: string): number | undefined {
  const parts = ID_TIME.exec(id)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1, hour, minute, second] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

async function historyNames(store: string): Promise<string[]> {
  return readdir(storePaths.history(store)).catch(() => []);
}
