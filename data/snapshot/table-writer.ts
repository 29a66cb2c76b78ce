import type { SqlValue, WriteDb } from '../driver/port.ts';
import { keyColumn, sealedTable, storedColumns } from '../schema/ddl.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import type { JsonCell } from './bulk-insert.ts';
import { bulkInsertSql, ROWS_AN_INSERT } from './bulk-insert.ts';
import { ChunkSealer } from './chunk-sealer.ts';
import type { DeliveredRow } from './delivery.ts';
import { Digest } from './digest.ts';
import type { RowPlan } from './row-plan.ts';
import { naturalKey } from './row-plan.ts';
import type { SlotBook } from './slots.ts';
import { tablePath } from './workbench.ts';

/** A row that is taken, with the slots its references stand for (aligned with the plan's references). */
export interface AcceptedRow {
  readonly row: DeliveredRow;
  readonly slots: readonly (number | null)[];
}

export interface TableWriterOptions {
  readonly db: WriteDb;
  readonly plan: RowPlan;
  /** Needed for a table with sealed columns. */
  readonly keys: DepartmentKeys | undefined;
  /** Needed for a table whose rows have slots. */
  readonly slots: SlotBook | undefined;
  /** Source file ids by file index. */
  readonly fileIds: readonly number[];
  /** First row number of a table whose rows have none of their own. */
  readonly firstId: number;
  /** Rows with the slot of one that is there take its place. */
  readonly replace: boolean;
}

const DIGEST_BYTES = 16;
const STORED_DIGITS = 16;
/** Batches made ahead of SQLite: neither waits for the other while their speeds vary; about 250 kB each. */
const BATCHES_AHEAD = 4;

/** Writes accepted rows in bulk, in order: while SQLite inserts one batch, the next few are being made. */
export class TableWriter {
  private readonly options: TableWriterOptions;
  private readonly sql: string;
  private readonly sealer: ChunkSealer | undefined;
  private readonly referenceCells: readonly number[];
  private readonly digest = new Digest();
  private waiting: AcceptedRow[] = [];
  private readonly inserting: Promise<void>[] = [];
  private nextId: number;

  constructor(options: TableWriterOptions) {
    const { db, plan, keys, replace } = options;
    const { table } = plan;
    this.options = options;
    this.nextId = options.firstId;
    this.referenceCells = plan.references.map(({ column }) => 1 + plan.clear.indexOf(column));
    const columns = [keyColumn(table), ...storedColumns(table).map(({ name }) => name)];
    const blobs = storedColumns(table).flatMap(({ name, spec }) =>
      spec.type === 'blob' ? [name] : [],
    );
    this.sql = bulkInsertSql(tablePath(table), columns, {
      blobs,
      verb: replace ? 'INSERT OR REPLACE' : 'INSERT',
    });
    const place = { target: `${table.file}.${sealedTable(table)}`, table: table.name };
    this.sealer =
      plan.sealed.length > 0 && keys ? new ChunkSealer(db, keys, place, plan.sealed) : undefined;
  }

  /** Takes a row; says whether it is time to `flush`. */
  add(accepted: AcceptedRow): boolean {
    this.waiting.push(accepted);
    return this.waiting.length >= ROWS_AN_INSERT;
  }

  async end(): Promise<void> {
    await this.flush();
    await Promise.all(this.inserting);
    await this.sealer?.end();
  }

  /** Puts what waits in the queue of inserts; ends once the queue has room for more. */
  async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0) return;
    const text = JSON.stringify(this.storedRows(batch));
    const queued = this.insertAfter(this.inserting.at(-1), text);
    queued.catch(() => undefined);
    this.inserting.push(queued);
    if (this.inserting.length >= BATCHES_AHEAD) await this.inserting.shift();
  }

  private async insertAfter(last: Promise<void> | undefined, text: string): Promise<void> {
    await last;
    await this.sealer?.flush();
    await this.options.db.run(this.sql, [text]);
  }

  private storedRows(batch: readonly AcceptedRow[]): JsonCell[][] {
    const { plan, keys } = this.options;
    const delivered = batch.map(({ row }) => row);
    const hashes = this.rowHashes(delivered);
    const keyed = plan.keyed.map(({ name, compute }) => ({
      at: 1 + plan.clear.indexOf(name),
      values: keys ? compute(delivered, keys) : [],
    }));
    return batch.map((accepted, index) => {
      const cells = this.cells(accepted, hashes[index] ?? '');
      for (const { at, values } of keyed) cells[at] = values[index] ?? null;
      return cells;
    });
  }

  private cells({ row, slots }: AcceptedRow, hash: string): JsonCell[] {
    const { plan, fileIds } = this.options;
    const id = this.idOf(row);
    this.sealer?.add(id, row.values);
    const cells: JsonCell[] = [id];
    for (const name of plan.clear) cells.push(jsonCell(row.values[name]));
    for (const [index, at] of this.referenceCells.entries()) cells[at] = slots[index] ?? null;
    const flags = row.flags.length === 0 ? null : row.flags.join(',');
    cells.push(fileIds[row.file] ?? 0, row.line, hash, flags);
    return cells;
  }

  private idOf(row: DeliveredRow): number {
    const { slots, plan } = this.options;
    if (slots) return slots.give(naturalKey(plan, row));
    const id = this.nextId;
    this.nextId += 1;
    return id;
  }

  /** 16 hex digits a row; keyed where columns are sealed, so that they cannot be guessed from the digest. */
  private rowHashes(rows: readonly DeliveredRow[]): string[] {
    const { plan, keys } = this.options;
    const digests = Buffer.alloc(rows.length * DIGEST_BYTES);
    rows.forEach((row, index) => {
      this.digestRow(row);
      digests.writeInt32LE(this.digest.high, index * DIGEST_BYTES);
      digests.writeInt32LE(this.digest.low, index * DIGEST_BYTES + 4);
    });
    const stored = plan.sealed.length > 0 && keys ? keys.keyDigests(digests) : digests;
    const hex = stored.toString('hex');
    return rows.map((_, index) => {
      const at = index * DIGEST_BYTES * 2;
      return hex.slice(at, at + STORED_DIGITS);
    });
  }

  private digestRow(row: DeliveredRow): void {
    this.digest.reset();
    for (const name of this.options.plan.digested) this.digest.add(row.values[name]);
    for (const flag of row.flags) this.digest.addText(flag);
    this.digest.close();
  }
}

function jsonCell(value: SqlValue | undefined): JsonCell {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return null;
}
