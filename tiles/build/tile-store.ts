import { createHash } from 'node:crypto';
import { copyFile, rm, stat } from 'node:fs/promises';
import { openReader, openWriter } from '../../data/driver/sqlite.ts';
import type { WriteDb } from '../../data/driver/port.ts';
import { packContent } from './packed-content.ts';

/** `media` as the 3D Tiles tools read it, glTF gzipped; `tile_source` says from which input each key was built. */
const SCHEMA = `
  PRAGMA page_size = 2048;
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE IF NOT EXISTS media(key TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tile_source(key TEXT PRIMARY KEY, input_hash TEXT NOT NULL) WITHOUT ROWID;
`;
const ROWS_PER_INSERT = 100;

/** Hash of the input a content is built from. */
export function inputHash(...parts: readonly (string | number)[]): string {
  const text = parts.map((part) => `${part}\0`).join('');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

export interface TileStoreCounts {
  readonly built: number;
  readonly reused: number;
  readonly removed: number;
}

/**
 * Writes a tiles file. It starts as a copy of the previous one; a key whose input hash is unchanged keeps its bytes,
 * and keys nobody claims are removed at the end. With nothing to change the file is the previous one byte for byte.
 */
export class TileStore {
  readonly #path: string;
  readonly #previousPath: string | undefined;
  readonly #known: Map<string, string>;
  readonly #claimed = new Set<string>();
  #db: WriteDb | undefined;
  #pending: [key: string, packing: Promise<Uint8Array>, hash: string][] = [];
  #built = 0;

  private constructor(path: string, previousPath: string | undefined, known: Map<string, string>) {
    this.#path = path;
    this.#previousPath = previousPath;
    this.#known = known;
  }

  /** Opens `path` anew, from `previousPath` where there is one that can be read. */
  static async open(path: string, previousPath: string | undefined): Promise<TileStore> {
    await rm(path, { force: true });
    const known = previousPath ? await readHashes(previousPath) : undefined;
    if (previousPath && known) await copyFile(previousPath, path);
    return new TileStore(path, known && previousPath, known ?? new Map());
  }

  /** Keys of the previous file. */
  keysBefore(): IterableIterator<string> {
    return this.#known.keys();
  }

  /** Contents of the previous file under some keys, those it has, as they are stored: glTF packed. */
  async contentsBefore(keys: readonly string[]): Promise<Map<string, Uint8Array>> {
    if (this.#previousPath === undefined || keys.length === 0) return new Map();
    const db = await openReader(this.#previousPath, { immutable: true });
    try {
      const rows = await db.all<{ key: string; content: Uint8Array }>(
        'SELECT key, content FROM media WHERE key IN (SELECT value FROM json_each(?))',
        [JSON.stringify(keys)],
      );
      return new Map(rows.map(({ key, content }) => [key, content]));
    } finally {
      await db.close();
    }
  }

  /** True where the key is there already, built from the same input; it then stays. */
  keeps(key: string, hash: string): boolean {
    if (this.#known.get(key) !== hash) return false;
    this.#claimed.add(key);
    return true;
  }

  /** Stores a content built from the input of `hash`; it is packed on another thread meanwhile. */
  async put(key: string, content: Uint8Array, hash: string): Promise<void> {
    this.#claimed.add(key);
    this.#built++;
    this.#pending.push([key, packContent(key, content), hash]);
    if (this.#pending.length >= ROWS_PER_INSERT) await this.#flush();
  }

  /** Writes what is left, removes what nobody claimed, and closes the file. */
  async finish(): Promise<TileStoreCounts> {
    const gone = [...this.#known.keys()].filter((key) => !this.#claimed.has(key));
    await this.#flush();
    if (gone.length > 0 || this.#known.size === 0) await this.#remove(gone);
    await this.#close(true);
    return { built: this.#built, reused: this.#claimed.size - this.#built, removed: gone.length };
  }

  /** Closes the file without finishing it. */
  async abandon(): Promise<void> {
    await this.#close(false);
    await rm(this.#path, { force: true });
  }

  /** Bytes on disk. */
  async size(): Promise<number> {
    return (await stat(this.#path)).size;
  }

  async #writer(): Promise<WriteDb> {
    if (!this.#db) {
      this.#db = await openWriter(this.#path);
      await this.#db.exec(SCHEMA);
      await this.#db.exec('BEGIN');
    }
    return this.#db;
  }

  async #flush(): Promise<void> {
    const rows = this.#pending;
    if (rows.length === 0) return;
    this.#pending = [];
    const db = await this.#writer();
    const packed = await Promise.all(
      rows.map(async ([key, packing]): Promise<[string, Uint8Array]> => [key, await packing]),
    );
    await db.run(
      `INSERT OR REPLACE INTO media VALUES ${rows.map(() => '(?,?)').join(',')}`,
      packed.flat(),
    );
    await db.run(
      `INSERT OR REPLACE INTO tile_source VALUES ${rows.map(() => '(?,?)').join(',')}`,
      rows.flatMap(([key, , hash]) => [key, hash]),
    );
  }

  async #remove(keys: readonly string[]): Promise<void> {
    const db = await this.#writer();
    const list = JSON.stringify(keys);
    await db.run('DELETE FROM media WHERE key IN (SELECT value FROM json_each(?))', [list]);
    await db.run('DELETE FROM tile_source WHERE key IN (SELECT value FROM json_each(?))', [list]);
  }

  async #close(commit: boolean): Promise<void> {
    const db = this.#db;
    this.#db = undefined;
    if (!db) return;
    if (commit) await db.exec('COMMIT');
    await db.close();
  }
}

async function readHashes(path: string): Promise<Map<string, string> | undefined> {
  try {
    const db = await openReader(path, { immutable: true });
    try {
      const rows = await db.all<{ key: string; input_hash: string }>(
        'SELECT key, input_hash FROM tile_source',
      );
      return new Map(rows.map((row) => [row.key, row.input_hash]));
    } finally {
      await db.close();
    }
  } catch {
    return undefined;
  }
}
