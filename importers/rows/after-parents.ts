import type { TableSpec } from '../../contract/schema/table.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { columnReader, type ColumnReader } from './column-readers.ts';
import type { FedKeys } from './key-feed.ts';
import { RowChecks } from './row-checks.ts';

/** The same file, each batch of which comes once the rows it refers to by `field` have passed on the other lane. */
export function afterParents(
  recognised: RecognisedFile,
  table: TableSpec,
  field: string,
  parents: FedKeys,
): RecognisedFile {
  const at = recognised.matches.get(table.name)?.columns.get(field);
  const column = table.columns[field];
  if (at === undefined || !column) return recognised;
  const read = columnReader({ table, field, column, asOf: recognised.asOf });
  const source = recognised.table;
  async function* rows(): AsyncGenerator<readonly SourceRow[]> {
    for await (const batch of source.rows()) {
      await arrivals(batch, at as number, read, parents);
      yield batch;
    }
  }
  return { ...recognised, table: { ...source, rows } };
}

/** Rows of one list stand together, so a key like the last is not asked for again. */
async function arrivals(
  batch: readonly SourceRow[],
  at: number,
  read: ColumnReader,
  parents: FedKeys,
): Promise<void> {
  const unheeded = new RowChecks();
  let last: unknown;
  for (const { cells } of batch) {
    const cell = cells[at];
    if (cell === undefined || cell === last) continue;
    last = cell;
    const key = read(cell, unheeded);
    if (key !== null && !parents.isKnown(String(key))) await parents.arrival(String(key));
  }
}
