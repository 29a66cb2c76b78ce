import type { SqlValue, WriteDb } from '../driver/port.ts';
import { CHUNK_BITS, CHUNK_ROWS } from '../sealing/chunks.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';

/** Chunks one `INSERT` brings: about 1 MB. */
const CHUNKS_AN_INSERT = 32;

/** Gathers sealed values of rows with ascending ids and writes a blob for each run of 256 ids. */
export class ChunkSealer {
  private chunk = -1;
  private columns: Record<string, SqlValue[]> = {};
  private waiting: SqlValue[][] = [];

  private readonly db: WriteDb;
  private readonly keys: DepartmentKeys;
  private readonly place: { readonly target: string; readonly table: string };
  private readonly names: readonly string[];

  /** `target` is where blobs go, `table` what they are bound to. */
  constructor(
    db: WriteDb,
    keys: DepartmentKeys,
    place: { readonly target: string; readonly table: string },
    names: readonly string[],
  ) {
    this.db = db;
    this.keys = keys;
    this.place = place;
    this.names = names;
  }

  add(id: number, values: Readonly<Record<string, SqlValue>>): void {
    const chunk = id >> CHUNK_BITS;
    if (chunk !== this.chunk) this.begin(chunk);
    const at = id & (CHUNK_ROWS - 1);
    for (const name of this.names) {
      const column = this.columns[name];
      if (column) column[at] = values[name] ?? null;
    }
  }

  /** Writes the full chunks gathered so far. */
  async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, CHUNKS_AN_INSERT);
      const marks = some.map(() => '(?, ?, ?)').join(', ');
      const sql = `INSERT INTO ${this.place.target} (chunk, epoch, blob) VALUES ${marks}`;
      await this.db.run(sql, some.flat());
    }
  }

  async end(): Promise<void> {
    this.sealChunk();
    this.chunk = -1;
    await this.flush();
  }

  private begin(chunk: number): void {
    this.sealChunk();
    this.chunk = chunk;
    this.columns = Object.fromEntries(
      this.names.map((name) => [name, new Array<SqlValue>(CHUNK_ROWS).fill(null)]),
    );
  }

  private sealChunk(): void {
    if (this.chunk < 0) return;
    const { epoch, blob } = this.keys.seal(this.place.table, this.chunk, this.columns);
    this.waiting.push([this.chunk, epoch, blob]);
  }
}
