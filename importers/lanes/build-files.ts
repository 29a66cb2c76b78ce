import { join } from 'node:path';
import { SNAPSHOT_FILES, type SnapshotFileName } from '../../contract/schema/table.ts';
import type { BranchSeed } from '../../data/snapshot/branch.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredTable } from '../deliver-datasets.ts';
import type { RecognisedFile } from '../recognise.ts';
import type { ImportReporter } from '../report/reporter.ts';
import type { GatheredPictures } from '../pictures/table-gatherer.ts';
import type { FileJob, FileJobResult } from './file-job.ts';
import type { LanePool } from './lane-pool.ts';

/** Below this a second thread costs more than it saves. */
const WORTH_A_THREAD_BYTES = 16 << 20;

interface QueuedFile extends FileJob {
  readonly files: readonly RecognisedFile[];
  readonly bytes: number;
}

export interface BuildFilesOptions {
  readonly build: SnapshotBuild;
  /** Taken once `base` was delivered. */
  readonly branch: BranchSeed;
  readonly lanes: LanePool;
  readonly reporter: ImportReporter;
}

/** What came of the tables, and the photographs their rows name. */
interface BuiltFiles {
  readonly tables: readonly DeliveredTable[];
  readonly pictures: readonly GatheredPictures[];
}

/**
 * Builds the files of the snapshot that only refer to `base`, each as a branch of the build, two at a time where that is
 * worth a second thread: the largest first, the next by whichever thread is free. A file has one writer and its rows come
 * in one order, so its bytes do not depend on the threads.
 */
export async function buildFiles(
  files: readonly RecognisedFile[],
  { build, branch, lanes, reporter }: BuildFilesOptions,
): Promise<BuiltFiles> {
  const queue = queuedFiles(files, branch);
  const results = new Map<SnapshotFileName, FileJobResult>();
  await lanes.drain(queue, isWorthTwo(queue), async (lane, { files: own, bytes: _, ...job }) => {
    results.set(job.file, await lane.build(job, own));
  });
  const tables: DeliveredTable[] = [];
  const pictures: GatheredPictures[] = [];
  for (const file of SNAPSHOT_FILES) {
    const result = results.get(file);
    if (!result) continue;
    await build.join(result.branch);
    await reporter.takeOver(result.findings);
    tables.push(...result.tables);
    pictures.push(...result.pictures);
  }
  return { tables, pictures };
}

function queuedFiles(files: readonly RecognisedFile[], branch: BranchSeed): QueuedFile[] {
  const queue = SNAPSHOT_FILES.map((file) => {
    const own = files.filter(({ dataset }) => dataset.tables[0]?.file === file);
    const bytes = own.reduce((sum, one) => sum + one.file.bytes, 0);
    return { file, branch, spool: join(branch.folder, `rejects.${file}.jsonl`), files: own, bytes };
  });
  return queue
    .filter(({ files: own }) => own.length > 0)
    .sort((one, other) => other.bytes - one.bytes);
}

/** A second thread pays where something large is left for it. */
function isWorthTwo(queue: readonly QueuedFile[]): boolean {
  return queue.slice(1).reduce((sum, { bytes }) => sum + bytes, 0) > WORTH_A_THREAD_BYTES;
}
