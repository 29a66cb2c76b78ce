import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MILLISECONDS, momentOfId } from '../../retention/id-moment.ts';
import { HISTORY_KINDS, type HistoryKind, storePaths } from '../layout.ts';

const FILE = /^([0-9a-z-]+)\.(open|personal)\.sqlite$/;

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
    const made = momentOfId(id);
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

async function historyNames(store: string): Promise<string[]> {
  return readdir(storePaths.history(store)).catch(() => []);
}
