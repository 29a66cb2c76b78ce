import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TextScan } from './encoding.ts';

/** What the thread found out; nothing of a file that is no text or cannot be read, which whoever opens it will say. */
export interface TextScanned {
  readonly scan?: TextScan;
}

interface FileSize {
  readonly path: string;
  readonly bytes: number;
}

const TEXT_EXTENSION = /\.(csv|tsv|txt|json|jsonl|ndjson|geojson)$/i;
/** From so much text on the thread pays: it starts in the time 40 MB take. */
const WORTH_A_THREAD_BYTES = 100 << 20;
/** It keeps nothing but the two buffers it reads into. */
const YOUNG_MEGABYTES = 2;

/**
 * Looks through large deliveries of text on a second thread (预扫): it begins with the last file while the first are recognised,
 * until both meet. One thread takes each file, so nothing is read twice.
 */
export class ScansAhead {
  private readonly worker: Worker;
  private readonly waiting: string[];
  private readonly begun = new Map<string, Promise<TextScan | undefined>>();
  private readonly ended: Promise<void>;

  /** `paths` in the order in which they will be asked for. */
  constructor(paths: readonly string[]) {
    this.waiting = [...paths];
    this.worker = new Worker(threadScript(), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    // One that does not start leaves its share to the caller.
    this.worker.on('error', () => undefined);
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()));
    void this.work();
  }

  /** Begins with the texts among the files of a delivery; undefined where it is not worth it. */
  static begin(files: readonly FileSize[]): ScansAhead | undefined {
    const texts = files.filter(({ path }) => TEXT_EXTENSION.test(path));
    const bytes = texts.reduce((sum, one) => sum + one.bytes, 0);
    if (bytes < WORTH_A_THREAD_BYTES || availableParallelism() < 2) return undefined;
    return new ScansAhead(texts.map(({ path }) => path));
  }

  /** What the thread found out about a file; undefined for one that is left to the caller. */
  async of(path: string): Promise<TextScan | undefined> {
    const at = this.waiting.indexOf(path);
    if (at >= 0) this.waiting.splice(at, 1);
    return this.begun.get(path);
  }

  /** Ends the thread once it is done with the file it is at. */
  stop(): Promise<void> {
    this.waiting.length = 0;
    this.worker.postMessage(undefined);
    return this.ended;
  }

  private async work(): Promise<void> {
    for (let path = this.waiting.pop(); path !== undefined; path = this.waiting.pop()) {
      const scanned = this.scanned(path);
      this.begun.set(path, scanned);
      await scanned;
    }
  }

  private scanned(path: string): Promise<TextScan | undefined> {
    const answered = new Promise<TextScan | undefined>((resolve) =>
      this.worker.once('message', ({ scan }: TextScanned) => resolve(scan)),
    );
    this.worker.postMessage(path);
    return Promise.race([answered, this.ended.then(() => undefined)]);
  }
}

/** In the bundled program the thread's script lies beside the host's. */
function threadScript(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './scan-thread.ts' : './text-scan.cjs', here);
}
