import { Worker } from 'node:worker_threads';
import type { Preparation } from '../../contract/host.ts';
import { SNAPSHOT_FILES } from '../../contract/schema/table.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { keptValue } from '../kept/kept-value.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { Preparing } from './prepare.ts';

/** What the thread is told at its start. */
export interface PrepareOrder {
  readonly storeFolder: string;
  readonly snapshotId: string;
  /** Of the files kept. */
  readonly folder: string;
  readonly people: boolean;
}

/** What the thread is told while it works. */
export type ToThread =
  | { readonly type: 'wanted'; readonly file: string }
  | { readonly type: 'stop' };

/** What the thread tells: each file it kept, each step that begins or is over. */
export type FromThread =
  | { readonly type: 'kept'; readonly file: string }
  | { readonly type: 'progress'; readonly progress: Preparation };

/** Makes ready what panels ask for first, so that they do not wait. */
export interface Preparer {
  /** Begins `begin`, which is to call `prepare`, in so many milliseconds, or as soon as a call needs what it makes. */
  beginIn(milliseconds: number, begin: () => Promise<unknown>): void;
  /**
   * Works out on a thread of its own what nobody has kept yet, then reads all of it. While the thread works, calls for
   * what it makes wait for it.
   */
  prepare(snapshot: OpenSnapshot, people: boolean): Promise<void>;
  /** How far the thread is; undefined while none works. */
  readonly progress: Preparation | undefined;
  stop(): Promise<void>;
}

/** In the bundled program the thread's script lies beside the host's. */
function threadScript(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './prepare-thread.ts' : './prepare-thread.cjs', here);
}

/** The book of 楼宇经济 needs some 100 MB; rows read as text are cleared away early. */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 };

/** A preparer over one folder of kept files; one thread at a time. `tell` hears how far it is, and that it is over. */
export function createPreparer(
  storeFolder: string,
  kept: KeptFiles,
  tell: (progress: Preparation | undefined) => void,
): Preparer {
  const wishes = new Wishes();
  let working: Promise<void> = Promise.resolve();
  let worker: Worker | undefined;
  let begin: (() => void) | undefined;
  /** A thread is at work, or may be about to. */
  let expecting = false;
  let stopped = false;
  const giveUp = (): void => {
    expecting = false;
    wishes.giveUp();
  };
  const order = (message: ToThread): void => worker?.postMessage(message);
  let progress: Preparation | undefined;
  const setProgress = (next: Preparation | undefined): void => {
    progress = next;
    tell(next);
  };

  kept.followMaker((file) => {
    begin?.();
    if (!expecting) return Promise.resolve(false);
    order({ type: 'wanted', file });
    return wishes.add(file);
  });

  function receive(told: FromThread): void {
    if (told.type === 'kept') wishes.fulfil(told.file);
    else setProgress(told.progress);
  }

  async function work(workerData: PrepareOrder): Promise<void> {
    if (stopped) throw new Error('stopped before anything was prepared');
    worker = new Worker(threadScript(), { workerData, resourceLimits: THREAD_LIMITS });
    worker.on('message', receive);
    for (const file of wishes.files()) order({ type: 'wanted', file });
    await ended(worker).finally(() => {
      worker = undefined;
      setProgress(undefined);
    });
  }

  async function prepareNow(snapshot: OpenSnapshot, people: boolean): Promise<void> {
    const { id: snapshotId, profile, asOf } = snapshot.manifest;
    const basis = { files: SNAPSHOT_FILES, rules: [profile, asOf] };
    const told = { storeFolder, snapshotId, folder: kept.folder, people };
    await keptValue(snapshot, `prepared-${people ? 'people' : 'open'}`, basis, async () => {
      working = working.catch(() => undefined).then(() => work(told));
      await working;
      return true;
    });
  }

  return {
    beginIn(milliseconds, start) {
      const once = (): void => {
        clearTimeout(timer);
        if (begin === once) begin = undefined;
        expecting = true;
        void start().finally(giveUp);
      };
      const timer = setTimeout(once, milliseconds).unref();
      begin = once;
    },
    async prepare(snapshot, people) {
      await prepareNow(snapshot, people).finally(giveUp);
      if (!stopped) await new Preparing(() => snapshot, people).run();
    },
    get progress() {
      return progress;
    },
    async stop() {
      stopped = true;
      begin = undefined;
      order({ type: 'stop' });
      await working.catch(() => undefined);
    },
  };
}

/** Files calls wait for: told once a file is there, or that it will not come. */
class Wishes {
  readonly #made = new Set<string>();
  readonly #waiting = new Map<string, ((isMade: boolean) => void)[]>();

  files(): IterableIterator<string> {
    return this.#waiting.keys();
  }

  add(file: string): Promise<boolean> {
    if (this.#made.has(file)) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.#waiting.set(file, [...(this.#waiting.get(file) ?? []), resolve]);
    });
  }

  fulfil(file: string): void {
    this.#made.add(file);
    for (const resolve of this.#waiting.get(file) ?? []) resolve(true);
    this.#waiting.delete(file);
  }

  giveUp(): void {
    for (const all of this.#waiting.values()) for (const resolve of all) resolve(false);
    this.#waiting.clear();
  }
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the thread ended with ${code}`));
    });
  });
}
