import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { SNAPSHOT_FILES, type SnapshotFileName } from '../../contract/schema/table.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredTable } from '../deliver-datasets.ts';
import type { RecognisedFile } from '../recognise.ts';
import type { LocalGrids } from '../crs/systems.ts';
import type { ImportReporter } from '../report/reporter.ts';
import type { FileJob, FileJobResult, LaneSettings } from './file-job.ts';
import { ownLane, threadLane, type LaneWatch } from './lanes.ts';

/** Below this a second thread costs more than it saves. */
const WORTH_A_THREAD_BYTES = 16 << 20;

interface QueuedFile extends FileJob {
  readonly files: readonly RecognisedFile[];
  readonly bytes: number;
}

type Results = ReadonlyMap<SnapshotFileName, FileJobResult>;

export interface BuildFilesOptions {
  readonly build: SnapshotBuild;
  readonly settings: LaneSettings;
  readonly localGrids?: LocalGrids;
  readonly reporter: ImportReporter;
  readonly watch: LaneWatch;
  /** Threads to build on; by size and machine when absent. */
  readonly threads?: number;
}

/**
 * Builds the files of the snapshot that only refer to `base`, each as a branch of the build, two at a time where that is
 * worth a second thread: the largest first, the next by whichever thread is free. A file has one writer and its rows come
 * in one order, so its bytes do not depend on the threads.
 */
export async function buildFiles(
  files: readonly RecognisedFile[],
  options: BuildFilesOptions,
): Promise<DeliveredTable[]> {
  const queue = await queuedFiles(files, options.build);
  const results = await drain(queue, options);
  const tables: DeliveredTable[] = [];
  for (const file of SNAPSHOT_FILES) {
    const result = results.get(file);
    if (!result) continue;
    await options.build.join(result.branch);
    await options.reporter.takeOver(result.findings);
    tables.push(...result.tables);
  }
  return tables;
}

async function queuedFiles(
  files: readonly RecognisedFile[],
  build: SnapshotBuild,
): Promise<QueuedFile[]> {
  if (files.length === 0) return [];
  const branch = await build.branch();
  const queue = SNAPSHOT_FILES.map((file) => {
    const own = files.filter(({ dataset }) => dataset.tables[0]?.file === file);
    const bytes = own.reduce((sum, one) => sum + one.file.bytes, 0);
    return { file, branch, spool: join(branch.folder, `rejects.${file}.jsonl`), files: own, bytes };
  });
  return queue
    .filter(({ files: own }) => own.length > 0)
    .sort((one, other) => other.bytes - one.bytes);
}

/** A second thread takes from the queue once it has started; one that does not start leaves all to this one. */
async function drain(queue: QueuedFile[], options: BuildFilesOptions): Promise<Results> {
  const { settings, localGrids, watch, threads = threadsFor(queue) } = options;
  const own = ownLane(settings, watch, localGrids);
  const others = Array.from({ length: Math.min(threads, queue.length) - 1 }, () =>
    threadLane(settings, watch),
  );
  const stop = async () => {
    await own.stop();
    await Promise.all(others.map(async (other) => (await other)?.stop()));
  };
  const results = new Map<SnapshotFileName, FileJobResult>();
  const lanes = [own, ...others].map(async (starting) => {
    const lane = await starting;
    for (let job = lane && queue.shift(); lane && job; job = queue.shift()) {
      const { files, bytes: _, ...order } = job;
      results.set(job.file, await lane.build(order, files));
    }
  });
  try {
    await Promise.all(lanes);
    return results;
  } catch (error) {
    queue.length = 0;
    await own.stop();
    await Promise.allSettled(lanes);
    throw error;
  } finally {
    await stop();
  }
}

/** A second thread pays where something large is left for it. */
function threadsFor(queue: readonly QueuedFile[]): number {
  const second = queue.slice(1).reduce((sum, { bytes }) => sum + bytes, 0);
  return second > WORTH_A_THREAD_BYTES && availableParallelism() > 1 ? 2 : 1;
}
