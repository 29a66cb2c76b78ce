import type { PreparedStatement, WriteDb } from '../driver/port.ts';
import { keyColumn, sealedTable, storedColumns } from '../schema/ddl.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import { bulkInsertSql, ROWS_AN_INSERT } from './bulk-insert.ts';
import { ChunkSealer } from './chunk-sealer.ts';
import type { DeliveredRow } from './delivery.ts';
import { Digest } from './digest.ts';
import { JsonbRows } from './jsonb-rows.ts';
import type { KnownRows } from './known-rows.ts';
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
  /** Rows the table has already, which are not written again. */
  readonly known?: KnownRows | undefined;
}

/** What is worked out for a batch of rows at once. */
interface ComputedColumns {
  /** 16 bytes a row, of which the first half is stored. */
  readonly digests: Uint8Array;
  readonly keyed: readonly (readonly (string | null)[])[];
}

const DIGEST_BYTES = 16;
const STORED_BYTES = 8;
/** Batches made ahead of SQLite: neither waits for the other while their speeds vary; about 250 kB each. */
const BATCHES_AHEAD = 4;

/** Writes accepted rows in bulk, in order: while SQLite inserts one batch, the next few are being made. */
export class TableWriter {
  private readonly options: TableWriterOptions;
  private readonly sql: string;
  private statement: Promise<PreparedStatement> | undefined;
  private readonly sealer: ChunkSealer | undefined;
  private readonly digest = new Digest();
  private readonly packed = new JsonbRows();
  private waiting: AcceptedRow[] = [];
  private readonly inserting: Promise<void>[] = [];
  private nextId: number;

  constructor(options: TableWriterOptions) {
    const { db, plan, keys, replace } = options;
    const { table } = plan;
    this.options = options;
    this.nextId = options.firstId;
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
    await (await this.statement)?.finalize();
    await this.sealer?.end();
  }

  /** Puts what waits in the queue of inserts; ends once the queue has room for more. */
  async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0 || !this.pack(batch)) return;
    const queued = this.insertAfter(this.inserting.at(-1), this.packed.take());
    queued.catch(() => undefined);
    this.inserting.push(queued);
    if (this.inserting.length >= BATCHES_AHEAD) await this.inserting.shift();
  }

  private async insertAfter(last: Promise<void> | undefined, rows: Buffer): Promise<void> {
    await last;
    await this.sealer?.relieve();
    this.statement ??= this.options.db.prepare(this.sql);
    await (await this.statement).run([rows]);
    this.packed.giveBack(rows);
  }

  /** Says whether there is something to insert. */
  private pack(batch: readonly AcceptedRow[]): boolean {
    const { plan, keys } = this.options;
    const digests = this.rowDigests(batch);
    const fresh = this.freshRows(batch, digests);
    if (fresh.length === 0) return false;
    const delivered = plan.keyed.length > 0 ? batch.map(({ row }) => row.cells) : [];
    const keyed = plan.keyed.map((compute) => (keys ? compute(delivered, keys) : []));
    for (const index of fresh) this.packRow(batch[index] as AcceptedRow, index, { digests, keyed });
    return true;
  }

  /** Places in the batch of the rows the table does not have. */
  private freshRows(batch: readonly AcceptedRow[], digests: Uint8Array): number[] {
    const { known, fileIds } = this.options;
    const fresh: number[] = [];
    const words = new DataView(digests.buffer, digests.byteOffset);
    for (let index = 0; index < batch.length; index += 1) {
      const { file, line } = (batch[index] as AcceptedRow).row;
      const isKnown = known?.find(words, index * DIGEST_BYTES, fileIds[file] ?? 0, line);
      if (!isKnown) fresh.push(index);
    }
    return fresh;
  }

  /** A row as it is stored: its id, the clear columns, lineage. */
  private packRow(
    { row, slots }: AcceptedRow,
    index: number,
    { digests, keyed }: ComputedColumns,
  ): void {
    const { packed } = this;
    const { plan, fileIds } = this.options;
    const { cells, flags, file, line } = row;
    const id = this.idOf(row);
    this.sealer?.add(id, cells);
    packed.beginRow();
    packed.addNumber(id);
    for (const { from, at } of plan.stored) {
      if (from === 'cells') packed.add(cells[at]);
      else packed.add(from === 'slots' ? slots[at] : keyed[at]?.[index]);
    }
    packed.addNumber(fileIds[file] ?? 0);
    packed.addNumber(line);
    packed.addHex(digests, index * DIGEST_BYTES, STORED_BYTES);
    packed.add(flags.length === 0 ? null : flags.join(','));
    packed.endRow();
  }

  private idOf(row: DeliveredRow): number {
    const { slots, plan } = this.options;
    if (slots) return slots.give(naturalKey(plan, row));
    const id = this.nextId;
    this.nextId += 1;
    return id;
  }

  /** Keyed where columns are sealed, so that they cannot be guessed from the digest. */
  private rowDigests(batch: readonly AcceptedRow[]): Uint8Array {
    const { plan, keys } = this.options;
    const digests = Buffer.alloc(batch.length * DIGEST_BYTES);
    const words = new DataView(digests.buffer, digests.byteOffset);
    for (let index = 0; index < batch.length; index += 1) {
      this.digestRow((batch[index] as AcceptedRow).row);
      words.setInt32(index * DIGEST_BYTES, this.digest.high, true);
      words.setInt32(index * DIGEST_BYTES + 4, this.digest.low, true);
    }
    return plan.sealed.length > 0 && keys ? keys.keyDigests(digests) : digests;
  }

  private digestRow(row: DeliveredRow): void {
    this.digest.reset();
    const { digested, added } = this.options.plan;
    for (const at of digested) this.digest.add(row.cells[at]);
    for (const { name, at } of added) {
      const value = row.cells[at];
      if (value === null || value === undefined) continue;
      this.digest.addText(name);
      this.digest.add(value);
    }
    for (const flag of row.flags) this.digest.addText(flag);
    this.digest.close();
  }
}
