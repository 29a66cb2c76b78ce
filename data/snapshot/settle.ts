import type { TableSpec } from '../../contract/schema/table.ts';
import { CHUNK_BITS } from '../sealing/chunks.ts';
import type { BuildState } from './build-state.ts';
import { referredTables } from './build-state.ts';
import { tableChange } from './compare.ts';
import { hasDestroyedRows } from './destroyed-rows.ts';
import { awaitedKeys, deleteHeldRows, heldRows } from './held.ts';
import type { LoadedRows } from './load-rows.ts';
import { loadRows } from './load-rows.ts';
import { keyColumn } from '../schema/ddl.ts';
import { rowPlan } from './row-plan.ts';
import { tablePath } from './workbench.ts';

/**
 * Tries the held rows of a table that is not delivered anew once more, if a row they wait for may have arrived in this
 * build. Its file is rewritten only when at least one of them can be taken.
 */
export async function settleTable(state: BuildState, table: TableSpec): Promise<void> {
  if (state.settled.has(table.name)) return;
  state.settled.add(table.name);
  if (!state.bench.hasPrevious(table.file)) return;
  if (!referredTables(table).some((name) => state.moved.has(name))) return;
  if (!(await someCanBeTaken(state, table)) || (await hasDestroyedRows(state, table))) return;
  state.moved.add(table.name);
  await takeHeldRows(state, table);
}

async function someCanBeTaken(state: BuildState, table: TableSpec): Promise<boolean> {
  const awaited = await awaitedKeys(state.bench.db, table.file, table.name);
  if (awaited.length === 0) return false;
  const findSlot = await state.slotFinder(table);
  return awaited.some((text) => {
    const colon = text.indexOf(':');
    return findSlot(text.slice(0, colon), text.slice(colon + 1)) !== undefined;
  });
}

async function takeHeldRows(state: BuildState, table: TableSpec): Promise<void> {
  const { bench } = state;
  await bench.keepTable(table);
  await deleteHeldRows(bench.db, table);
  const fileIds = (state.sources.get(table.name) ?? []).map(({ fileId }) => fileId);
  const keys = await state.keysOf(table);
  const firstId = await nextChunkStart(state, table);
  await bench.withPrevious(table.file, async (schema) => {
    const rows = heldRows(bench.db, schema, table, keys, fileIds);
    noteTaken(
      state,
      table,
      await loadRows(state, { plan: rowPlan(table), rows, fileIds, firstId }),
    );
  });
  if (table.identity === 'slot') await (await state.slotBook(table.name)).save(bench.db);
}

/** New rows begin a new sealed chunk, so that no published chunk has to be opened. */
export async function nextChunkStart({ bench }: BuildState, table: TableSpec): Promise<number> {
  const row = await bench.db.get<{ last: number | null }>(
    `SELECT max(${keyColumn(table)}) AS last FROM ${tablePath(table)}`,
  );
  return (((row?.last ?? 0) >> CHUNK_BITS) + 1) << CHUNK_BITS;
}

function noteTaken(state: BuildState, table: TableSpec, loaded: LoadedRows): void {
  const records = state.sources.get(table.name) ?? [];
  const updated = records.map((record, index) => {
    const taken = loaded.accepted[index] ?? 0;
    const { account } = record;
    const next = { ...account, accepted: account.accepted + taken, held: account.held - taken };
    return { ...record, account: next };
  });
  state.sources.set(table.name, updated);
  const added = loaded.accepted.reduce((total, one) => total + one, 0);
  state.changes.set(table.name, tableChange(table, { added, changed: 0, removed: 0 }));
}
