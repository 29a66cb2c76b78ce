import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { hashFile, replaceByRename, syncFile, syncFolder, writeDurably } from './durable.ts';
import type { HistoryFiles } from './history/write-history.ts';
import { contentName, storePaths } from './layout.ts';
import type { SnapshotFileRecord, SnapshotManifest } from './manifest.ts';
import { replacePointer } from './pointer.ts';

/** Id of the next snapshot: a running number first, so that ids sort by age whatever the clock says. */
export function nextSnapshotId(existing: readonly string[], now = new Date()): string {
  const last = Math.max(0, ...existing.map((id) => Number.parseInt(id, 10) || 0));
  const time = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${String(last + 1).padStart(6, '0')}-${time}-${randomBytes(2).toString('hex')}`;
}

/** Length and hash of a finished file, with its bytes on the disk. */
export async function describeFile(
  file: SnapshotFileName,
  path: string,
): Promise<SnapshotFileRecord> {
  await syncFile(path);
  const sha256 = await hashFile(path);
  const { size } = await stat(path);
  return { name: contentName(file, sha256), sha256, bytes: size };
}

/** Moves finished files among the store's; a file that is there already with the same content stays. */
export async function placeFiles(
  store: string,
  built: ReadonlyMap<SnapshotFileName, string>,
  records: SnapshotManifest['files'],
): Promise<void> {
  for (const [file, path] of built) {
    const record = records[file];
    if (!record) continue;
    const target = storePaths.file(store, record.name);
    const there = await stat(target).catch(() => undefined);
    if (there?.size === record.bytes) await rm(path);
    else await rename(path, target);
  }
  await syncFolder(storePaths.files(store));
}

/** Moves finished history files to the store; until the snapshot is published they belong to the build. */
export async function placeHistory(store: string, id: string, files: HistoryFiles): Promise<void> {
  if (files.size === 0) return;
  await mkdir(storePaths.history(store), { recursive: true });
  for (const [kind, path] of files) {
    await syncFile(path);
    await rename(path, storePaths.historyFile(store, id, kind));
  }
  await syncFolder(storePaths.history(store));
}

/** Writes the manifest, makes the snapshot appear in one step, then moves the pointer to it. */
export async function publishManifest(store: string, manifest: SnapshotManifest): Promise<void> {
  const folder = storePaths.snapshot(store, manifest.id);
  const unfinished = `${folder}.unfinished`;
  await mkdir(unfinished, { recursive: true });
  await writeDurably(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  await syncFolder(unfinished);
  await replaceByRename(unfinished, folder);
  await syncFolder(storePaths.snapshots(store));
  await replacePointer(store, manifest.id);
}
