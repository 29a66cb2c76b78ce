import type { ReadDb, WriteDb } from '../driver/port.ts';
import { insertAll } from './bulk-insert.ts';

/** A slot and two marks in one number: 150,000 rooms need no object each, which every full collection would visit. */
const RETIRED = 1;
const SEEN = 2;
const STEP = 4;

const slotOf = (entry: number) => Math.floor(entry / STEP);
const isRetired = (entry: number) => (entry & RETIRED) !== 0;

/** A page of the ledger as JSON arrays in step; one text is read in less time than thousands of rows. */
interface LedgerPage {
  readonly keys: string;
  readonly slots: string;
  readonly retired: string;
}

const LEDGER_COLUMNS = ['table_name', 'natural_key', 'slot', 'retired'];
const ROWS_A_READ = 20_000;

/**
 * Permanent slots (永久槽位) of one table: a natural key gets a small integer once and keeps it, also while the row is
 * gone; a slot is never given to another key.
 */
export class SlotBook {
  private readonly entries = new Map<string, number>();
  private readonly changed = new Set<string>();
  private readonly table: string;
  private next: number;

  /** `highest` is the highest slot ever given in this store, also by snapshots that were rolled back. */
  private constructor(table: string, highest: number) {
    this.table = table;
    this.next = highest + 1;
  }

  /** Reads the ledger of `table` from the attached `base`. */
  static async load(db: ReadDb, table: string, highest: number): Promise<SlotBook> {
    const book = new SlotBook(table, highest);
    const sql = `SELECT json_group_array(natural_key) AS keys, json_group_array(slot) AS slots,
        json_group_array(retired) AS retired
      FROM (SELECT natural_key, slot, retired FROM base.slot_ledger
        WHERE table_name = ? AND natural_key > ? ORDER BY natural_key LIMIT ${ROWS_A_READ})`;
    for (let last = ''; ; ) {
      const page = await db.get<LedgerPage>(sql, [table, last]);
      const keys = JSON.parse(page?.keys ?? '[]') as string[];
      book.enter(keys, JSON.parse(page?.slots ?? '[]'), JSON.parse(page?.retired ?? '[]'));
      if (keys.length < ROWS_A_READ) return book;
      last = keys[keys.length - 1] ?? last;
    }
  }

  /** Slot of a row that exists. */
  find(naturalKey: string): number | undefined {
    const entry = this.entries.get(naturalKey);
    return entry === undefined || isRetired(entry) ? undefined : slotOf(entry);
  }

  /** Slot of a row that arrives, given once. */
  give(naturalKey: string): number {
    const known = this.entries.get(naturalKey);
    if (known === undefined) return this.giveNew(naturalKey);
    if (isRetired(known)) this.changed.add(naturalKey);
    const slot = slotOf(known);
    this.entries.set(naturalKey, slot * STEP + SEEN);
    return slot;
  }

  /** After a full delivery: slots of rows that did not arrive are retired. */
  retireUnseen(): void {
    for (const [key, entry] of this.entries) {
      if (entry & (SEEN | RETIRED)) continue;
      this.entries.set(key, entry + RETIRED);
      this.changed.add(key);
    }
  }

  /** Retires the slot of a row that goes. */
  retire(naturalKey: string): void {
    const entry = this.entries.get(naturalKey);
    if (entry === undefined || isRetired(entry)) return;
    this.entries.set(naturalKey, entry + RETIRED);
    this.changed.add(naturalKey);
  }

  /** Highest slot given. */
  get highest(): number {
    return this.next - 1;
  }

  /** Writes what changed to the ledger of the attached `base`. */
  async save(db: WriteDb): Promise<void> {
    const keys = [...this.changed];
    await db.run(
      'DELETE FROM base.slot_ledger WHERE table_name = ? AND natural_key IN (SELECT value FROM json_each(?))',
      [this.table, JSON.stringify(keys)],
    );
    const rows = keys.map((key) => {
      const entry = this.entries.get(key) ?? 0;
      return [this.table, key, slotOf(entry), entry & RETIRED];
    });
    await insertAll(db, 'base.slot_ledger', LEDGER_COLUMNS, rows);
    this.changed.clear();
  }

  private enter(
    keys: readonly string[],
    slots: readonly number[],
    retired: readonly number[],
  ): void {
    for (const [index, key] of keys.entries()) {
      const slot = slots[index] as number;
      this.entries.set(key, slot * STEP + (retired[index] as number));
      if (slot >= this.next) this.next = slot + 1;
    }
  }

  private giveNew(naturalKey: string): number {
    const slot = this.next;
    this.next += 1;
    this.entries.set(naturalKey, slot * STEP + SEEN);
    this.changed.add(naturalKey);
    return slot;
  }
}
