import { mustConfirmLeaving } from '../../contract/leaving-rows.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { BuildState } from './build-state.ts';
import type { TableComparison } from './compare.ts';
import { compareTables, countRows } from './compare.ts';

/** Compares a delivered table with the snapshot in use; where more rows leave than the profile allows, publishing waits. */
export async function compareWithPrevious(
  state: BuildState,
  table: TableSpec,
): Promise<TableComparison> {
  const { bench, previous } = state;
  const { db } = bench;
  let found: TableComparison | undefined;
  await bench.withPrevious(table.file, async (schema) => {
    found = await compareTables(db, table, schema);
    noteLeaving(state, found, await countRows(db, schema, table));
  });
  if (found && previous) return found;
  return compareTables(db, table, undefined);
}

/** Has a table more of whose `before` rows leave than the profile allows block publishing. */
export function noteLeaving(state: BuildState, { change }: TableComparison, before: number): void {
  const { dropShare } = state.profile.thresholds;
  const { title, removed } = change;
  if (!mustConfirmLeaving({ before, removed }, dropShare)) return;
  const allowed = Math.round(dropShare * 100);
  state.blocks.push({
    sentence: `${removed} of the ${before} rows of ${title} would leave, more than the ${allowed} % the profile allows without asking.`,
    option: 'allowDrop',
  });
}
