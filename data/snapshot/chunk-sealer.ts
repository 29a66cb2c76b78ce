import type { SqlValue, WriteDb } from '../driver/port.ts';
import { CHUNK_BITS, CHUNK_ROWS } from '../sealing/chunks.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import type { RowCells } from './row-cells.ts';
import type { PlacedColumn } from './row-plan.ts';

/** Chunks one `INSERT` brings: about 1 MB. */
const CHUNKS_AN_INSERT = 32;
/** So many are worth a statement between those of rows. */
const CHUNKS_WORTH_WRITING = 8;

/** Gathers sealed values of rows with ascending ids and writes a blob for each run of 256 ids. */
export class ChunkSealer {
  private chunk = -1;
  private columns: SqlValue[][] = [];
  private waiting: SqlValue[][] = [];

  private readonly db: WriteDb;
  private readonly keys: DepartmentKeys;
  private readonly place: { readonly target: string; readonly table: string };
  private readonly sealed: readonly PlacedColumn[];

  /** `target` is where blobs go, `table` what they are bound to; `sealed` are the columns and where rows have them. */
  constructor(
    db: WriteDb,
    keys: DepartmentKeys,
    place: { readonly target: string; readonly table: string },
    sealed: readonly PlacedColumn[],
  ) {
    this.db = db;
    this.keys = keys;
    this.place = place;
    this.sealed = sealed;
  }

  add(id: number, cells: RowCells): void {
    const chunk = id >> CHUNK_BITS;
    if (chunk !== this.chunk) this.begin(chunk);
    const row = id & (CHUNK_ROWS - 1);
    for (let index = 0; index < this.sealed.length; index += 1) {
      const { at } = this.sealed[index] as PlacedColumn;
      (this.columns[index] as SqlValue[])[row] = cells[at] ?? null;
    }
  }

  /** Writes the full chunks once they are a few. */
  async relieve(): Promise<void> {
    if (this.waiting.length >= CHUNKS_WORTH_WRITING) await this.flush();
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
    this.columns = this.sealed.map(() => new Array<SqlValue>(CHUNK_ROWS).fill(null));
  }

  private sealChunk(): void {
    if (this.chunk < 0) return;
    const columns = Object.fromEntries(
      this.sealed.map(({ name }, index) => [name, this.columns[index] as SqlValue[]]),
    );
    const { epoch, blob } = this.keys.seal(this.place.table, this.chunk, columns);
    this.waiting.push([this.chunk, epoch, blob]);
  }
}
