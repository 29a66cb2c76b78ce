import { parentPort, workerData } from 'node:worker_threads';
import { toErrorShape } from '../../contract/errors.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { loadLocalGrids } from '../crs/local-grids.ts';
import { stretchLinker } from '../links/link-stretch.ts';
import { reopenFile } from '../recognise.ts';
import { watchReading } from '../watch-reading.ts';
import { FileBuilder, type LaneSettings } from './file-job.ts';
import type { LaneNews, LaneOrder } from './lane-messages.ts';

/** Entry of a lane's thread: builds files and places addresses as it is told, one job at a time. */
const stopping = new AbortController();
const settings = workerData as LaneSettings;
const linkStretch = stretchLinker(settings.profile);
const tell = (news: LaneNews) => parentPort?.postMessage(news);
let builder: FileBuilder | undefined;

async function builderFor(keyFolder: string): Promise<FileBuilder> {
  const localGrids = await loadLocalGrids(await openKeyring(keyFolder));
  return new FileBuilder(settings, localGrids, (progress) => tell({ type: 'progress', progress }));
}

async function build({ job, files }: LaneOrder & { type: 'build' }): Promise<LaneNews> {
  const watch = {
    signal: stopping.signal,
    onRows: (rows: number) => tell({ type: 'rows', rows }),
  };
  builder ??= await builderFor(job.branch.keyFolder);
  const opened = await Promise.all(files.map(reopenFile));
  const watched = opened.map((file) => watchReading(file, watch));
  return { type: 'built', result: await builder.build(job, watched) };
}

async function link({ job }: LaneOrder & { type: 'link' }): Promise<LaneNews> {
  return { type: 'linked', counted: await linkStretch(job, stopping.signal) };
}

function answer(doing: Promise<LaneNews>): void {
  doing.then(tell, (error: unknown) => tell({ type: 'failed', error: toErrorShape(error) }));
}

parentPort?.on('message', (order: LaneOrder) => {
  if (order.type === 'build') return answer(build(order));
  if (order.type === 'link') return answer(link(order));
  stopping.abort();
  parentPort?.close();
});
tell({ type: 'started' });
