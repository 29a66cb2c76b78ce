import { stat } from 'node:fs/promises';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { ReadDb } from '../driver/port.ts';
import { openHub, openWriter, readOnlyView } from '../driver/sqlite.ts';
import { indexFile } from './index-file.ts';
import type { SnapshotFileRecord, SourceFileRecord } from './manifest.ts';
import { attachPublished } from './open-snapshot.ts';
import { describeFile } from './publish.ts';
import { writeSources } from './source-rows.ts';
import { checkIntegrity, checkTables, type Finding } from './verify.ts';

/** A file as it will be published, and where it waits for that. */
export interface FinishedFile {
  readonly path: string;
  readonly record: SnapshotFileRecord;
}

export interface FileToFinish {
  readonly file: SnapshotFileName;
  /** Its tables are loaded and no connection writes to it any more. */
  readonly path: string;
  /** The base its rows refer to; of `base` the file itself. */
  readonly base: string;
  /** Source files of its tables. */
  readonly sources: readonly SourceFileRecord[];
}

/**
 * Completes a loaded file: its source files, indexes, search index and the planner's statistics; then checks it, puts it on
 * the disk and takes its hash. Errors: `internal` when it fails its checks.
 */
export async function finishFile(loaded: FileToFinish): Promise<FinishedFile> {
  const { file, path } = loaded;
  const db = await openWriter(path);
  try {
    await writeSources(db, loaded.sources);
    await indexFile(db, file);
  } finally {
    await db.close();
  }
  const [record, findings] = await Promise.all([describeFile(file, path), checkFile(loaded)]);
  refuseFaulty(findings);
  return { path, record };
}

/** Completes files two at a time, the largest first: more at once would only take more memory. */
export async function finishFiles(
  loaded: readonly FileToFinish[],
): Promise<Map<SnapshotFileName, FinishedFile>> {
  const sized = await Promise.all(
    loaded.map(async (one) => ({ one, bytes: (await stat(one.path)).size })),
  );
  const waiting = sized.sort((left, right) => right.bytes - left.bytes).map(({ one }) => one);
  const finished = new Map<SnapshotFileName, FinishedFile>();
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      finished.set(next.file, await finishFile(next));
  };
  const ended = await Promise.allSettled([lane(), lane()]);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return finished;
}

/** Errors: `internal` naming what a new snapshot fails; warnings pass. */
export function refuseFaulty(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new TwinError(
    'internal',
    say`The new snapshot failed its checks and was not published: ${errors.map(({ sentence }) => sentence).join(' ')}`,
  );
}

/** Opens finished files, each attached under its name; `label` is the path errors name. */
export async function openFiles(
  paths: ReadonlyMap<SnapshotFileName, string>,
  label: string,
): Promise<ReadDb> {
  const db = await openHub(label);
  try {
    for (const [file, path] of paths) {
      if (file !== 'tiles') await attachPublished(db, file, path);
    }
    return readOnlyView(db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Up to this size both checks of a file run at once: neither takes a second. */
const CHECKED_AT_ONCE_BYTES = 128 << 20;

/** Of a large file one check at a time: a long statement keeps one of the few threads on which SQLite also inserts the rows of other files. */
async function checkFile(finished: FileToFinish): Promise<Finding[]> {
  const { path } = finished;
  if ((await stat(path)).size <= CHECKED_AT_ONCE_BYTES)
    return (await Promise.all([checkIntegrity([path]), checkContent(finished)])).flat();
  return [...(await checkIntegrity([path])), ...(await checkContent(finished))];
}

async function checkContent({ file, path, base, sources }: FileToFinish): Promise<Finding[]> {
  const db = await openFiles(new Map([['base', base] as const, [file, path] as const]), path);
  try {
    const tables = TABLES.filter((table) => table.file === file);
    return await checkTables(db, tables, sources);
  } finally {
    await db.close();
  }
}
