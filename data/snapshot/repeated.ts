import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { BuildState } from './build-state.ts';
import { tableChange } from './compare.ts';
import { hasDestroyedRows } from './destroyed-rows.ts';
import type { DeliveryMode, DeliveryOutcome, TableDelivery } from './delivery.ts';

/** A full delivery is repeated when all files are those of last time, an incremental one when they were the last to come. */
export async function isRepeated(state: BuildState, delivery: TableDelivery): Promise<boolean> {
  const { table, files } = delivery;
  const records = state.sources.get(table.name);
  if (!records || !isDeepStrictEqual(state.previous?.profile, state.profile)) return false;
  const incremental = modeOf(state, delivery) === 'incremental';
  const before = incremental ? records.slice(-files.length) : records;
  const sums = (list: readonly { readonly sha256: string }[]) => list.map(({ sha256 }) => sha256);
  if (!isDeepStrictEqual(sums(before), sums(files))) return false;
  if (await hasDestroyedRows(state, table)) return false;
  const recipe = recipeOf({ ...delivery, removed: removedKeys(state, delivery) });
  return before.every(
    (record) => record.recipe === recipe && (record.mode === 'incremental') === incremental,
  );
}

/** How a delivery is meant. */
export function modeOf(state: BuildState, { mode }: TableDelivery): DeliveryMode {
  return mode ?? state.mode;
}

/** Natural keys of the rows an incremental delivery removes. */
export function removedKeys(
  state: BuildState,
  { table, removed }: TableDelivery,
): readonly string[] {
  return removed ?? state.removed[table.name] ?? [];
}

/** What else decides the rows. Keys to remove are no file, so they count as part of the recipe. */
export function recipeOf({ recipe, removed = [] }: TableDelivery): string | undefined {
  if (removed.length === 0) return recipe;
  return createHash('sha256')
    .update(JSON.stringify([recipe, removed]))
    .digest('hex');
}

/** The outcome of a delivery whose rows need not be read. */
export function repeatedOutcome(state: BuildState, table: TableSpec): DeliveryOutcome {
  const change = state.changes.get(table.name);
  const perFile = (state.sources.get(table.name) ?? []).map(({ account }) => ({
    ...account,
    accepted: 0,
    unchanged: account.accepted + account.unchanged,
  }));
  const none = tableChange(table, { added: 0, changed: 0, removed: 0 });
  return { perFile, rejected: [], change: change ?? none, reused: true };
}
