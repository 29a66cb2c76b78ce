import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeUnusedPictures } from '../pictures/picture-files.ts';
import { namedInFile } from '../pictures/picture-index.ts';
import { isSharingViolation } from './durable.ts';
import { noteFailed } from './failed.ts';
import { removeHistoryOf } from './history/retention.ts';
import { storePaths } from './layout.ts';
import { isOpen } from './open-files.ts';
import { readPointer } from './pointer.ts';

const CUT_OFF = 'The build was cut off before it was published.';

/** Removes the oldest snapshots but for the last `keep`, the one in use and those that are open. */
export async function removeOldSnapshots(store: string, keep: number): Promise<void> {
  const current = await readPointer(store);
  const ids = (await folderNames(storePaths.snapshots(store))).filter((id) => !id.includes('.'));
  const old = ids.sort().slice(0, Math.max(0, ids.length - keep));
  for (const id of old) {
    if (id !== current && !isOpen(storePaths.snapshot(store, id))) await removeSnapshot(store, id);
  }
  await removeUnusedFiles(store);
}

/** Removes what a build that was cut off left behind and lists it as failed. Only under the store's lock. */
export async function clearLeftovers(store: string): Promise<void> {
  const published = new Set(await folderNames(storePaths.snapshots(store)));
  for (const id of await folderNames(storePaths.building(store))) {
    if (!published.has(id)) await clearBatch(store, id);
    await rm(join(storePaths.building(store), id), { recursive: true, force: true });
  }
  for (const name of await folderNames(storePaths.snapshots(store))) {
    if (name.includes('.'))
      await rm(storePaths.snapshot(store, name), { recursive: true, force: true });
  }
  await removeUnusedFiles(store);
}

/** Removes what a build that failed had placed in the store already: its files, history and manifest. Only under the lock. */
export async function clearUnpublished(store: string, id: string): Promise<void> {
  const published = await folderNames(storePaths.snapshots(store));
  if (published.includes(id)) return;
  await removeHistoryOf(store, id);
  await rm(`${storePaths.snapshot(store, id)}.unfinished`, { recursive: true, force: true });
  await removeUnusedFiles(store);
}

/** A report that was not finished goes with its batch. */
async function clearBatch(store: string, id: string): Promise<void> {
  await noteFailed(store, id, CUT_OFF);
  await removeHistoryOf(store, id);
  const report = storePaths.report(store, id);
  const names = await folderNames(report);
  if (!names.includes('report.json')) await rm(report, { recursive: true, force: true });
}

async function removeSnapshot(store: string, id: string): Promise<void> {
  const gone = `${storePaths.snapshot(store, id)}.removed`;
  await rename(storePaths.snapshot(store, id), gone);
  await rm(gone, { recursive: true, force: true });
}

/** Files no manifest names. One that is open elsewhere stays until the next time; an unreadable manifest stops it. */
async function removeUnusedFiles(store: string): Promise<void> {
  const used = new Set<string>();
  for (const id of await folderNames(storePaths.snapshots(store))) {
    const names = await fileNames(store, id);
    if (!names) return;
    for (const name of names) used.add(name);
  }
  for (const name of await folderNames(storePaths.files(store))) {
    if (!used.has(name)) await removeUnlessOpen(storePaths.file(store, name));
  }
  await removeUnnamedPictures(store, [...used]);
}

/** Photographs no snapshot that stays names; an index of them that cannot be read stops it. */
async function removeUnnamedPictures(store: string, files: readonly string[]): Promise<void> {
  const named = new Set<string>();
  if ((await folderNames(storePaths.pictures(store))).length === 0) return;
  try {
    for (const file of files.filter((name) => name.startsWith('pictures-')))
      for (const name of await namedInFile(storePaths.file(store, file))) named.add(name);
  } catch {
    return;
  }
  await removeUnusedPictures(store, named);
}

async function removeUnlessOpen(path: string): Promise<void> {
  if (isOpen(path)) return;
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (!isSharingViolation(error)) throw error;
  }
}

/** File names of a snapshot of any layout; nothing when its manifest cannot be read. */
async function fileNames(store: string, id: string): Promise<string[] | undefined> {
  try {
    const text = await readFile(storePaths.manifest(store, id), 'utf8');
    const { files } = JSON.parse(text) as { files: Record<string, { name: string }> };
    return Object.values(files).map(({ name }) => name);
  } catch {
    return undefined;
  }
}

async function folderNames(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
