import type { BuildState } from './build-state.ts';
import type { DeliveredRow, RejectedRow } from './delivery.ts';
import { HeldWriter } from './held.ts';
import type { HeldRow } from './held.ts';
import type { KnownRows } from './known-rows.ts';
import type { RowPlan } from './row-plan.ts';
import { naturalKey } from './row-plan.ts';
import type { Removal } from './row-sorter.ts';
import { RowSorter } from './row-sorter.ts';
import { TableWriter } from './table-writer.ts';

export interface RowsToLoad {
  readonly plan: RowPlan;
  readonly rows: AsyncIterable<readonly DeliveredRow[]>;
  /** Source file ids by file index. */
  readonly fileIds: readonly number[];
  /** Names of the delivered files by file index. */
  readonly fileNames?: readonly string[];
  readonly firstId: number;
  /** Rows with the slot of one that is there take its place. */
  readonly replace?: boolean;
  /** Rows the table has already, which are not written again. */
  readonly known?: KnownRows;
}

/** Rows by file index. */
export interface LoadedRows {
  readonly accepted: readonly number[];
  readonly held: readonly number[];
  readonly rejected: readonly RejectedRow[];
  readonly removals: readonly Removal[];
  /** Natural keys of held rows, where rows replace others. */
  readonly heldKeys: readonly string[];
  /** Whether a row with this natural key was among them, whatever became of it. */
  readonly hasSeen: (naturalKey: string) => boolean;
  /** Gives the memory of those keys back, which nobody asks for any more. */
  readonly forgetKeys: () => void;
}

/** Sorts rows into accepted, held and rejected, and writes the first two. */
export async function loadRows(state: BuildState, load: RowsToLoad): Promise<LoadedRows> {
  const { plan, fileIds } = load;
  const { writer, heldWriter } = await openWriters(state, load);
  const sorter = new RowSorter(plan, await state.slotFinder(plan.table), load.fileNames);
  const counts = { accepted: fileIds.map(() => 0), held: fileIds.map(() => 0) };
  const rejected: RejectedRow[] = [];
  const removals: Removal[] = [];
  const heldKeys: string[] = [];
  for await (const batch of load.rows) {
    const held: HeldRow[] = [];
    for (const row of batch) {
      const sorted = sorter.sort(row);
      if ('slots' in sorted) {
        count(counts.accepted, row.file);
        if (writer.add(sorted)) await writer.flush();
      } else if ('waitsFor' in sorted) {
        count(counts.held, row.file);
        held.push(sorted);
        if (load.replace) heldKeys.push(naturalKey(plan, row));
      } else if ('removedKey' in sorted) removals.push(sorted);
      else rejected.push(sorted);
    }
    await heldWriter.write(held, fileIds);
  }
  await writer.end();
  await heldWriter.end();
  return {
    ...counts,
    rejected,
    removals,
    heldKeys,
    hasSeen: (key) => sorter.hasSeen(key),
    forgetKeys: () => sorter.end(),
  };
}

async function openWriters(
  state: BuildState,
  { plan, fileIds, firstId, replace = false, known }: RowsToLoad,
) {
  const { table } = plan;
  const { db } = state.bench;
  const keys = await state.keysOf(table);
  const slots = table.identity === 'slot' ? await state.slotBook(table.name) : undefined;
  return {
    writer: new TableWriter({ db, plan, keys, slots, fileIds, firstId, replace, known }),
    heldWriter: await HeldWriter.open(db, table, keys),
  };
}

function count(counts: number[], file: number): void {
  counts[file] = (counts[file] ?? 0) + 1;
}
