import type { BuildState } from './build-state.ts';
import type { DeliveredRow, RejectedRow } from './delivery.ts';
import { HeldWriter } from './held.ts';
import type { HeldRow } from './held.ts';
import type { RowPlan } from './row-plan.ts';
import { RowSorter } from './row-sorter.ts';
import { TableWriter } from './table-writer.ts';

export interface RowsToLoad {
  readonly plan: RowPlan;
  readonly rows: AsyncIterable<readonly DeliveredRow[]>;
  /** Source file ids by file index. */
  readonly fileIds: readonly number[];
  readonly firstId: number;
}

/** Rows by file index. */
export interface LoadedRows {
  readonly accepted: readonly number[];
  readonly held: readonly number[];
  readonly rejected: readonly RejectedRow[];
}

/** Sorts rows into accepted, held and rejected, and writes the first two. */
export async function loadRows(state: BuildState, load: RowsToLoad): Promise<LoadedRows> {
  const { plan, fileIds } = load;
  const { db } = state.bench;
  const keys = await state.keysOf(plan.table);
  const slots = plan.table.identity === 'slot' ? await state.slotBook(plan.table.name) : undefined;
  const sorter = new RowSorter(plan, await state.slotFinder(plan.table));
  const writer = new TableWriter({ db, plan, keys, slots, fileIds, firstId: load.firstId });
  const heldWriter = await HeldWriter.open(db, plan.table, keys);
  const counts = { accepted: fileIds.map(() => 0), held: fileIds.map(() => 0) };
  const rejected: RejectedRow[] = [];
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
      } else rejected.push(sorted);
    }
    await heldWriter.write(held, fileIds);
  }
  await writer.end();
  await heldWriter.end();
  return { ...counts, rejected };
}

function count(counts: number[], file: number): void {
  counts[file] = (counts[file] ?? 0) + 1;
}
