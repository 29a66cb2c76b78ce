import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { deserialize, serialize } from 'node:v8';
import { replaceByRename } from '../snapshot/durable.ts';
import { codeFingerprint } from './code-fingerprint.ts';

/** First bytes of a file, then the length of what follows as a double: a file cut short is told from a whole one. */
const MAGIC = 'TWINKEPT';
const HEADER_BYTES = 16;

/**
 * What was worked out from snapshots and would take long to work out again (旁存), as files in a folder beside the
 * workspace. They only save time: a file that is missing, damaged or of another program is as good as none, and a folder
 * that cannot be written keeps nothing.
 */
export class KeptFiles {
  readonly #folder: string;
  readonly #pending = new Set<Promise<void>>();
  #elsewhere: ((file: string) => Promise<boolean>) | undefined;
  /** Of the code that makes what is kept. */
  readonly code: string;

  constructor(folder: string, code = codeFingerprint()) {
    this.#folder = folder;
    this.code = code;
  }

  get folder(): string {
    return this.#folder;
  }

  /** What a file holds; undefined for none. */
  async read(file: string): Promise<unknown> {
    try {
      return contentOf(await readFile(join(this.#folder, file)));
    } catch {
      return undefined;
    }
  }

  /** Writes a file whole or not at all, in place of those of the same name from another basis. */
  write(file: string, value: unknown): Promise<void> {
    const written = this.#write(file, value).catch(() => undefined);
    this.#pending.add(written);
    void written.then(() => this.#pending.delete(written));
    return written;
  }

  /** Names who is making files just now on another thread: given a file, whether it made it, as soon as that is known. */
  followMaker(maker: ((file: string) => Promise<boolean>) | undefined): void {
    this.#elsewhere = maker;
  }

  /** Waits for a file another thread is about to make; false where none is. */
  madeElsewhere(file: string): Promise<boolean> {
    return this.#elsewhere?.(file) ?? Promise.resolve(false);
  }

  /** Until nothing is being written any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #write(file: string, value: unknown): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, file);
    const draft = `${path}.${process.pid}-${threadId}.tmp`;
    await writeContent(draft, value);
    await replaceByRename(draft, path);
    await this.#removeOthers(file);
  }

  async #removeOthers(file: string): Promise<void> {
    const name = file.slice(0, file.lastIndexOf('@') + 1);
    const others = (await readdir(this.#folder)).filter(
      (each) => each.startsWith(name) && each !== file && !each.endsWith('.tmp'),
    );
    await Promise.all(others.map((each) => rm(join(this.#folder, each), { force: true })));
  }
}

async function writeContent(path: string, value: unknown): Promise<void> {
  const content = serialize(value);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeDoubleLE(content.length, MAGIC.length);
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writev([header, content]);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function contentOf(bytes: Buffer): unknown {
  const length = bytes.readDoubleLE(MAGIC.length);
  const isWhole =
    bytes.toString('latin1', 0, MAGIC.length) === MAGIC && bytes.length === HEADER_BYTES + length;
  return isWhole ? deserialize(bytes.subarray(HEADER_BYTES)) : undefined;
}
