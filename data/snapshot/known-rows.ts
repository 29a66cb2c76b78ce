import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import type { LineageRun } from './move-lineage.ts';
import { tablePath } from './workbench.ts';

const ROWS_A_READ = 20_000;
/** Bytes of a stored row digest. */
const DIGEST_BYTES = 8;
/** Mark of a row that no row of the delivery was found to be. */
const LEFT = -1;

/** A page of rows as JSON arrays in step, their digests as hex digits: one row of four texts instead of thousands. */
interface KnownPage {
  readonly ids: string;
  readonly files: string;
  readonly lines: string;
  readonly digests: string | null;
}

/** All pages are asked for at once: SQLite reads the next ones while one is taken in. */
async function allPages(db: ReadDb, table: TableSpec): Promise<Promise<KnownPage>[]> {
  const row = await db.get<{ last: number | null }>(
    `SELECT max(id) AS last FROM ${tablePath(table)}`,
  );
  const sql = `SELECT json_group_array(id) AS ids, json_group_array(source_file_id) AS files,
      json_group_array(source_line) AS lines, group_concat(hex(row_hash), '') AS digests
    FROM (SELECT id, source_file_id, source_line, row_hash FROM ${tablePath(table)}
      WHERE id >= ? AND id < ? ORDER BY id)`;
  const pages: Promise<KnownPage>[] = [];
  for (let from = 0; from <= (row?.last ?? -1); from += ROWS_A_READ) {
    const page = db.get<KnownPage>(sql, [from, from + ROWS_A_READ]) as Promise<KnownPage>;
    page.catch(() => undefined);
    pages.push(page);
  }
  return pages;
}

/**
 * The rows a table had before, by their digests (旧行): a delivered row with the digest of one of them is that row, whatever its
 * place in the files. 36 bytes a row at most.
 */
export class KnownRows {
  private readonly ids: number[] = [];
  private readonly files: number[] = [];
  private readonly lines: number[] = [];
  private digests = new Uint32Array(0);
  /** Row number + 1 by digest, open addressing. */
  private table = new Uint32Array(0);
  /** Source file and line where a row was found now. */
  private foundIn = new Int32Array(0);
  private foundAt = new Int32Array(0);
  private readonly unchanged = new Map<number, number>();
  private mismatched = 0;

  /** Reads the rows of a table whose row numbers are its own. */
  static async load(db: ReadDb, table: TableSpec): Promise<KnownRows> {
    const known = new KnownRows();
    const hex: Buffer[] = [];
    for (const reading of await allPages(db, table)) {
      const { ids, files, lines, digests } = await reading;
      known.enter(JSON.parse(ids), JSON.parse(files), JSON.parse(lines));
      hex.push(Buffer.from(digests ?? '', 'hex'));
    }
    known.arrange(Buffer.concat(hex));
    return known;
  }

  get size(): number {
    return this.ids.length;
  }

  /** Rows asked for so far that the table did not have. */
  get strangers(): number {
    return this.mismatched;
  }

  /** Rows of a source file that the table had already. */
  unchangedOf(fileId: number): number {
    return this.unchanged.get(fileId) ?? 0;
  }

  /** Whether the table had the row whose digest begins at `at`; it is taken to come from there from now on. */
  find(digests: DataView, at: number, fileId: number, line: number): boolean {
    const row = this.rowOf(digests.getUint32(at, true), digests.getUint32(at + 4, true));
    if (row === undefined || this.foundIn[row] !== LEFT) {
      this.mismatched += 1;
      return false;
    }
    this.foundIn[row] = fileId;
    this.foundAt[row] = line;
    this.unchanged.set(fileId, this.unchangedOf(fileId) + 1);
    return true;
  }

  /** Row numbers of the rows that were not found, ascending: they went or were changed. */
  left(): number[] {
    return this.ids.filter((_, row) => this.foundIn[row] === LEFT);
  }

  /** The found rows that stand elsewhere now, neighbours that moved alike as one. */
  moved(): LineageRun[] {
    const runs: LineageRun[] = [];
    let open: LineageRun | undefined;
    for (const [row, id] of this.ids.entries()) {
      const fileId = this.foundIn[row] as number;
      const shift = (this.foundAt[row] as number) - (this.lines[row] as number);
      const isMoved = fileId !== LEFT && (shift !== 0 || fileId !== this.files[row]);
      if (open && isMoved && open.to === id - 1 && open.fileId === fileId && open.shift === shift)
        open.to = id;
      else {
        open = isMoved ? { from: id, to: id, fileId, shift } : undefined;
        if (open) runs.push(open);
      }
    }
    return runs;
  }

  private enter(ids: readonly number[], files: readonly number[], lines: readonly number[]): void {
    for (let row = 0; row < ids.length; row += 1) {
      this.ids.push(ids[row] as number);
      this.files.push(files[row] as number);
      this.lines.push(lines[row] as number);
    }
  }

  private arrange(bytes: Buffer): void {
    const { size } = this;
    this.digests = new Uint32Array(size * 2);
    this.foundIn = new Int32Array(size).fill(LEFT);
    this.foundAt = new Int32Array(size);
    this.table = new Uint32Array(2 ** Math.ceil(Math.log2(size * 2 + 1)));
    const mask = this.table.length - 1;
    for (let row = 0; row < size; row += 1) {
      const high = bytes.readUInt32LE(row * DIGEST_BYTES);
      const low = bytes.readUInt32LE(row * DIGEST_BYTES + 4);
      this.digests[row * 2] = high;
      this.digests[row * 2 + 1] = low;
      let place = low & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = row + 1;
    }
  }

  private rowOf(high: number, low: number): number | undefined {
    const mask = this.table.length - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const row = (this.table[place] as number) - 1;
      if (row < 0) return undefined;
      if (this.digests[row * 2] === high && this.digests[row * 2 + 1] === low) return row;
    }
  }
}
