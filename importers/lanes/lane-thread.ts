import { parentPort, workerData } from 'node:worker_threads';
import { toErrorShape } from '../../contract/errors.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { loadLocalGrids } from '../crs/local-grids.ts';
import { reopenFile } from '../recognise.ts';
import { watchReading } from '../watch-reading.ts';
import { FileBuilder, type LaneSettings } from './file-job.ts';
import type { LaneNews, LaneOrder } from './lane-messages.ts';

/** Entry of a lane's thread: builds the files it is told to, one at a time. */
const stopping = new AbortController();
const tell = (news: LaneNews) => parentPort?.postMessage(news);
let builder: FileBuilder | undefined;

async function builderFor(keyFolder: string): Promise<FileBuilder> {
  const localGrids = await loadLocalGrids(await openKeyring(keyFolder));
  return new FileBuilder(workerData as LaneSettings, localGrids, (progress) =>
    tell({ type: 'progress', progress }),
  );
}

async function build({ job, files }: LaneOrder & { type: 'build' }): Promise<void> {
  const watch = {
    signal: stopping.signal,
    onRows: (rows: number) => tell({ type: 'rows', rows }),
  };
  try {
    builder ??= await builderFor(job.branch.keyFolder);
    const opened = await Promise.all(files.map(reopenFile));
    const watched = opened.map((file) => watchReading(file, watch));
    tell({ type: 'built', result: await builder.build(job, watched) });
  } catch (error) {
    tell({ type: 'failed', error: toErrorShape(error) });
  }
}

parentPort?.on('message', (order: LaneOrder) => {
  if (order.type === 'build') return void build(order);
  stopping.abort();
  parentPort?.close();
});
tell({ type: 'started' });
