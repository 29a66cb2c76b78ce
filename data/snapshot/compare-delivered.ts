import { agedRows, mustConfirmLeaving } from '../../contract/leaving-rows.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
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
    found = await agedApart(db, table, schema, await compareTables(db, table, schema));
    noteLeaving(state, found, await countRows(db, schema, table));
  });
  if (found && previous) return found;
  return compareTables(db, table, undefined);
}

/** Has a table more of whose `before` rows leave than the profile allows block publishing. */
export function noteLeaving(state: BuildState, { change }: TableComparison, before: number): void {
  const { dropShare } = state.profile.thresholds;
  const { title, removed, aged = 0 } = change;
  if (!mustConfirmLeaving({ before, removed, aged }, dropShare)) return;
  const allowed = Math.round(dropShare * 100);
  state.blocks.push({
    sentence: `${removed - aged} of the ${before} rows of ${title} would leave, more than the ${allowed} % the profile allows without asking.`,
    option: 'allowDrop',
  });
}

/** Tells how many of the rows that left did so by age, where the table's exports hold a window of time; `schema` has it before. */
export async function agedApart(
  db: ReadDb,
  table: TableSpec,
  schema: string,
  comparison: TableComparison,
): Promise<TableComparison> {
  const { change } = comparison;
  if (table.windowOf === undefined || change.removed === 0) return comparison;
  const [name, moment] = [quote(table.name), quote(table.windowOf)];
  const row = await db.get<{ older: number }>(
    `SELECT count(*) AS older FROM ${schema}.${name}
     WHERE ${moment} < (SELECT min(${moment}) FROM ${table.file}.${name})`,
  );
  const aged = Math.min(agedRows(row?.older ?? 0, change.added), change.removed);
  return aged === 0 ? comparison : { ...comparison, change: { ...change, aged } };
}
