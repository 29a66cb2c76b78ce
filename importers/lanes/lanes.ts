import { Worker } from 'node:worker_threads';
import { fromErrorShape } from '../../contract/errors.ts';
import type { LocalGrids } from '../crs/systems.ts';
import type { FieldLevels } from '../links/link-counts.ts';
import type { LinkJob } from '../links/link-job.ts';
import { stretchLinker } from '../links/link-stretch.ts';
import { seedOf, type RecognisedFile } from '../recognise.ts';
import { watchReading, type ReadingWatch } from '../watch-reading.ts';
import type { TellProgress } from '../deliver-datasets.ts';
import { FileBuilder, type FileJob, type FileJobResult, type LaneSettings } from './file-job.ts';
import type { LaneNews, LaneOrder } from './lane-messages.ts';

/** Where files are built and addresses placed, one job at a time (车道). */
export interface Lane {
  build(job: FileJob, files: readonly RecognisedFile[]): Promise<FileJobResult>;
  /** Places the addresses of one stretch. */
  link(job: LinkJob): Promise<FieldLevels>;
  /** Ends it; what it works at just now fails. */
  stop(): Promise<void>;
}

export interface LaneWatch extends ReadingWatch {
  readonly onProgress?: TellProgress;
}

/** A lane on this thread. */
export function ownLane(
  settings: LaneSettings,
  watch: LaneWatch,
  localGrids: LocalGrids | undefined,
): Lane {
  const builder = new FileBuilder(settings, localGrids, watch.onProgress);
  const link = stretchLinker(settings.profile);
  const stopping = new AbortController();
  const stop = () => stopping.abort(watch.signal?.reason);
  watch.signal?.addEventListener('abort', stop);
  const watched = { ...watch, signal: stopping.signal };
  return {
    build: (job, files) =>
      builder.build(
        job,
        files.map((file) => watchReading(file, watched)),
      ),
    link: (job) => link(job, stopping.signal),
    stop() {
      watch.signal?.removeEventListener('abort', stop);
      return Promise.resolve(stop());
    },
  };
}

/** In the bundled program the thread's script lies beside the host's. */
function threadScript(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './lane-thread.ts' : './import-lane.cjs', here);
}

interface Waiting {
  resolve(news: LaneNews): void;
  reject(error: unknown): void;
}

/**
 * A lane on a thread of its own; undefined where no thread starts. It is asked to stop, never torn down: SQLite works for
 * it on yet other threads.
 */
export async function threadLane(
  settings: LaneSettings,
  watch: LaneWatch,
): Promise<Lane | undefined> {
  const worker = new Worker(threadScript(), { workerData: settings });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const started = await new Promise<boolean>((resolve) => {
    worker.once('message', () => resolve(true));
    worker.once('error', () => resolve(false));
  });
  if (!started) return undefined;
  return drive(worker, ended, watch);
}

function drive(worker: Worker, ended: Promise<void>, watch: LaneWatch): Lane {
  const { signal } = watch;
  let waiting: Waiting | undefined;
  /** Why nothing is answered any more. */
  let ending: unknown;
  const send = (order: LaneOrder) => {
    const port = order.type === 'build' ? order.job.feed?.port : undefined;
    worker.postMessage(order, port ? [port] : []);
  };
  const end = (reason: unknown) => {
    ending ??= reason;
    waiting?.reject(ending);
  };
  worker.on('error', end);
  void ended.then(() => end(signal?.reason ?? new Error('the thread was stopped')));
  worker.on('message', (news: LaneNews) => {
    if (news.type === 'progress') watch.onProgress?.(news.progress);
    else if (news.type === 'rows') watch.onRows?.(news.rows);
    else if (news.type === 'built' || news.type === 'linked') waiting?.resolve(news);
    else if (news.type === 'failed')
      waiting?.reject(signal?.aborted ? signal.reason : fromErrorShape(news.error));
  });
  const ask = <News extends LaneNews>(order: LaneOrder): Promise<News> =>
    new Promise((resolve, reject) => {
      if (ending !== undefined) return reject(ending);
      waiting = { resolve: (news) => resolve(news as News), reject };
      return send(order);
    });
  const stop = () => send({ type: 'stop' });
  signal?.addEventListener('abort', stop);
  return {
    async build(job, files) {
      const order = { type: 'build', job, files: files.map(seedOf) } as const;
      return (await ask<LaneNews & { type: 'built' }>(order)).result;
    },
    async link(job) {
      return (await ask<LaneNews & { type: 'linked' }>({ type: 'link', job })).counted;
    },
    stop() {
      signal?.removeEventListener('abort', stop);
      stop();
      return ended;
    },
  };
}
