import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { translateStorageError } from './driver/errors.ts';

/**
 * A file that is being written. What goes wrong with it — a full disk, a file open elsewhere — ends whatever waits for it:
 * a stream alone would tell nobody, and who writes a workbook into it would wait for ever.
 */
export class OutFile {
  readonly path: string;
  readonly stream: WriteStream;
  private readonly failed: Promise<never>;

  constructor(path: string) {
    this.path = path;
    this.stream = createWriteStream(path);
    this.failed = new Promise<never>((_, reject) => {
      this.stream.once('error', (error) => reject(translateStorageError(error, path)));
    });
    this.failed.catch(() => undefined);
  }

  /** Settles once the file is there. Errors: with a sentence, `forbidden`, `busy` or `internal`. */
  async opened(): Promise<void> {
    if (this.stream.pending) await this.guarded(once(this.stream, 'open'));
  }

  /** The work, or what is wrong with the file. */
  guarded<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([work, this.failed]);
  }

  /** Closes the file and takes it away. */
  async discard(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.stream.closed) resolve();
      else this.stream.once('close', resolve).destroy();
    });
    await rm(this.path, { force: true });
  }
}
