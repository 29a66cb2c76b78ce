import { say, type Sentence } from '../../contract/sentence.ts';
import type { DeliveredRow, RejectedRow } from './delivery.ts';
import type { HeldRow } from './held.ts';
import { KeySet } from './key-set.ts';
import type { RowCells } from './row-cells.ts';
import type { RowPlan } from './row-plan.ts';
import { naturalKey } from './row-plan.ts';
import type { AcceptedRow } from './table-writer.ts';

/** Gives the slot of a row of `table`, or nothing while no such row is known. */
export type SlotFinder = (table: string, naturalKey: string) => number | undefined;

/** What becomes of a row: exactly one. Rejected rows have a `code`, held ones `waitsFor`, removals `removedKey`. */
export type SortedRow = AcceptedRow | HeldRow | RejectedRow | Removal;

/** A row that asks to remove the one with its natural key. */
export interface Removal {
  readonly file: number;
  readonly removedKey: string;
}

const NO_SLOTS: readonly (number | null)[] = [];

/** Decides row by row what becomes of a delivery. */
export class RowSorter {
  private readonly plan: RowPlan;
  private readonly findSlot: SlotFinder;
  private readonly fileNames: readonly string[];
  private readonly seen = new KeySet();

  /** `fileNames` by file index: where the same key came before, of a delivery in several files. */
  constructor(plan: RowPlan, findSlot: SlotFinder, fileNames: readonly string[] = []) {
    this.plan = plan;
    this.fileNames = fileNames;
    this.findSlot = findSlot;
  }

  sort(row: DeliveredRow): SortedRow {
    const { plan } = this;
    const missing = firstBlank(row.cells, row.removed ? plan.naturalKey : plan.required);
    if (missing !== undefined) return this.missingValue(row, missing);
    const key = naturalKey(plan, row);
    const before = this.seen.add(key, packPlace(row));
    if (before !== undefined) return this.duplicate(row, key, before);
    return row.removed ? { file: row.file, removedKey: key } : this.resolve(row);
  }

  /** Whether a row with this natural key was sorted. */
  hasSeen(key: string): boolean {
    return this.seen.has(key);
  }

  /** Forgets which keys it has sorted. */
  end(): void {
    this.seen.clear();
  }

  private resolve(row: DeliveredRow): SortedRow {
    const { references } = this.plan;
    if (references.length === 0) return { row, slots: NO_SLOTS };
    const slots: (number | null)[] = [];
    for (const { at, table } of references) {
      const key = row.cells[at];
      const slot = isBlank(key) ? null : this.findSlot(table, String(key));
      if (slot === undefined) return { row, waitsFor: `${table}:${String(key)}` };
      slots.push(slot);
    }
    return { row, slots };
  }

  private missingValue(row: DeliveredRow, column: number): RejectedRow {
    const [name = '', spec] = Object.entries(this.plan.table.columns)[column] ?? [];
    const title = spec?.title ?? name;
    return {
      file: row.file,
      line: row.line,
      column: title,
      code: 'MISSING_VALUE',
      sentence: say`The required “${title}” is empty.`,
    };
  }

  private duplicate(row: DeliveredRow, key: string, before: number): RejectedRow {
    const { table } = this.plan;
    const titles = table.naturalKey.map((name) => table.columns[name]?.title ?? name).join('+');
    const open = table.naturalKey.every(
      (name) => (table.columns[name]?.privacy ?? 'open') === 'open',
    );
    return {
      file: row.file,
      line: row.line,
      column: titles,
      code: 'DUPLICATE_KEY',
      ...(open ? { value: key.replaceAll('\u001f', ' ') } : {}),
      sentence: this.sameAs(row, titles, before),
    };
  }

  private sameAs(row: DeliveredRow, titles: string, before: number): Sentence {
    const [file, line] = [before >>> LINE_BITS, before & MOST_LINES];
    const isHere = file === row.file && file < MOST_FILES;
    if (isHere && line < MOST_LINES)
      return say`The same ${titles} as line ${line}; the first one is taken.`;
    const name = file < MOST_FILES ? this.fileNames[file] : undefined;
    if (name === undefined || line === MOST_LINES)
      return say`The same ${titles} as an earlier row of the delivery; the first one is taken.`;
    return say`The same ${titles} as line ${line} of ${name}; the first one is taken.`;
  }
}

/** File index above, line below, in one number of 32 bits; the highest of each stands for all beyond. */
const LINE_BITS = 24;
const MOST_LINES = (1 << LINE_BITS) - 1;
const MOST_FILES = 255;

function packPlace({ file, line }: DeliveredRow): number {
  return ((Math.min(file, MOST_FILES) << LINE_BITS) | Math.min(line, MOST_LINES)) >>> 0;
}

/** The first of some columns that a row leaves blank. */
function firstBlank(cells: RowCells, columns: readonly number[]): number | undefined {
  for (const at of columns) if (isBlank(cells[at])) return at;
  return undefined;
}

function isBlank(value: RowCells[number] | undefined): boolean {
  return value === null || value === undefined || value === '';
}
