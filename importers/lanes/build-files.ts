import { join } from 'node:path';
import { SNAPSHOT_FILES } from '../../contract/schema/table.ts';
import type { BranchSeed } from '../../data/snapshot/branch.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredTable } from '../deliver-datasets.ts';
import type { RecognisedFile } from '../recognise.ts';
import type { ImportReporter } from '../report/reporter.ts';
import type { GatheredPictures } from '../pictures/table-gatherer.ts';
import type { FileJobResult } from './file-job.ts';
import type { LanePool } from './lane-pool.ts';
import { bytesOf, type QueuedFile, splitFile } from './split-file.ts';

/** Below this a second thread costs more than it saves. */
const WORTH_A_THREAD_BYTES = 16 << 20;

export interface BuildFilesOptions {
  readonly build: SnapshotBuild;
  /** Taken once `base` was delivered. */
  readonly branch: BranchSeed;
  readonly lanes: LanePool;
  readonly reporter: ImportReporter;
  /** From how many bytes on, of each half, a file is split. */
  readonly splitFromBytes: number | undefined;
}

/** What came of the tables, and the photographs their rows name. */
interface BuiltFiles {
  readonly tables: readonly DeliveredTable[];
  readonly pictures: readonly GatheredPictures[];
}

/**
 * Builds the files of the snapshot that only refer to `base`, each as a branch of the build, two at a time where that is
 * worth a second thread: the largest first, the next by whichever thread is free. A file that is most of the work is split in
 * two. A table has one writer and its rows come in one order, so its bytes do not depend on the threads.
 */
export async function buildFiles(
  files: readonly RecognisedFile[],
  { build, branch, lanes, reporter, splitFromBytes }: BuildFilesOptions,
): Promise<BuiltFiles> {
  const queue = await halved(queuedFiles(files, branch), build, splitFromBytes);
  const results = new Map<QueuedFile, FileJobResult>();
  await lanes.drain(queue, isWorthTwo(queue), async (lane, queued) => {
    const { files: own, bytes: _, ...job } = queued;
    results.set(queued, await lane.build(job, own));
  });
  const tables: DeliveredTable[] = [];
  const pictures: GatheredPictures[] = [];
  for (const file of SNAPSHOT_FILES) {
    const halves = queue.filter((queued) => queued.file === file);
    const [first, ...others] = halves.map((queued) => results.get(queued) as FileJobResult);
    if (!first) continue;
    await build.join(
      first.branch,
      others.map(({ branch: other }) => other),
    );
    for (const result of [first, ...others]) {
      await reporter.takeOver(result.findings);
      tables.push(...result.tables);
      pictures.push(...result.pictures);
    }
  }
  return { tables, pictures };
}

function queuedFiles(files: readonly RecognisedFile[], branch: BranchSeed): QueuedFile[] {
  return bySnapshotFile(files).map((one) => {
    const spool = join(branch.folder, `rejects.${one.file}.jsonl`);
    return { ...one, branch, spool };
  });
}

type FilesOfOne = Pick<QueuedFile, 'file' | 'files' | 'bytes'>;

/** Splits the largest where the others together are less work than it. */
async function halved(
  [largest, ...others]: readonly QueuedFile[],
  build: SnapshotBuild,
  fromBytes: number | undefined,
): Promise<QueuedFile[]> {
  if (!largest) return [];
  const rest = others.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = rest < largest.bytes ? await splitFile(largest, build, fromBytes) : [largest];
  return [...parts, ...others];
}

/** A second thread pays where something large is left for it. */
function isWorthTwo(queue: readonly Pick<QueuedFile, 'file' | 'bytes'>[]): boolean {
  const isSplit = queue[0]?.file === queue[1]?.file && queue.length > 1;
  const rest = queue.slice(1).reduce((sum, { bytes }) => sum + bytes, 0);
  return isSplit || rest > WORTH_A_THREAD_BYTES;
}

/** Whether these exports will be worth a second thread, whatever is split. */
export function willBeWorthTwo(files: readonly RecognisedFile[]): boolean {
  return isWorthTwo(bySnapshotFile(files));
}

function bySnapshotFile(files: readonly RecognisedFile[]): FilesOfOne[] {
  const groups = SNAPSHOT_FILES.map((file): FilesOfOne => {
    const own = files.filter(({ dataset }) => dataset.tables[0]?.file === file);
    return { file, files: own, bytes: bytesOf(own) };
  });
  return groups
    .filter(({ files: own }) => own.length > 0)
    .sort((one, other) => other.bytes - one.bytes);
}
