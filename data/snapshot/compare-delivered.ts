import type { TableSpec } from '../../contract/schema/table.ts';
import type { BuildState } from './build-state.ts';
import type { TableComparison } from './compare.ts';
import { compareTables, countRows } from './compare.ts';

/** Compares a delivered table with the snapshot in use; one that loses more rows than the profile allows blocks publishing. */
export async function compareWithPrevious(
  state: BuildState,
  table: TableSpec,
): Promise<TableComparison> {
  const { bench, previous } = state;
  const { db } = bench;
  let found: TableComparison | undefined;
  await bench.withPrevious(table.file, async (schema) => {
    found = await compareTables(db, table, schema);
    await noteDrop(state, table, await countRows(db, schema, table));
  });
  if (found && previous) return found;
  return compareTables(db, table, undefined);
}

/** Has a table that lost more rows than the profile allows, of `before` it had, block publishing. */
export async function noteDrop(state: BuildState, table: TableSpec, before: number): Promise<void> {
  const after = await countRows(state.bench.db, table.file, table);
  const { dropShare } = state.profile.thresholds;
  if (before === 0 || (before - after) / before <= dropShare) return;
  const allowed = Math.round(dropShare * 100);
  state.blocks.push({
    sentence: `${table.title} would fall from ${before} to ${after} rows, more than the ${allowed} % the profile allows.`,
    option: 'allowDrop',
  });
}
