import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import type { ImportContext } from '../import-context.ts';
import type { RecognisedFile } from '../recognise.ts';
import { DeliveryLedger, type DeliveryPart } from './delivery.ts';
import { readBatches, type FileRefinement } from './plain-delivery.ts';
import { RowChecks } from './row-checks.ts';
import { rowView, type RowValues } from './row-values.ts';

/** A row with what its own checks said; a check of the whole adds to that. */
export interface RowOfWhole {
  readonly values: RowValues;
  readonly checks: RowChecks;
}

/** Marks rows of a delivery in view of all of them. */
export type WholeCheck = (rows: readonly RowOfWhole[]) => Promise<void>;

interface KeptRow extends RowOfWhole {
  readonly part: DeliveryPart;
  readonly line: number;
  readonly cells: SqlValue[];
}

const ROWS_A_BATCH = 1_000;

/** The delivery of a small table whose rows are checked against each other: they are passed on once all were read. */
export function wholeDelivery(
  table: TableSpec,
  files: readonly RecognisedFile[],
  context: ImportContext,
  refinement: FileRefinement,
  { check, recipe }: { readonly check: WholeCheck; readonly recipe: unknown },
): TableDelivery {
  const ledger = new DeliveryLedger(table, files, context);
  return ledger.delivery(wholeRows(table, ledger, refinement, check), recipe);
}

async function* wholeRows(
  table: TableSpec,
  ledger: DeliveryLedger,
  refinement: FileRefinement,
  check: WholeCheck,
): AsyncGenerator<DeliveredRow[]> {
  const kept = await readAll(table, ledger, refinement);
  await check(kept.filter(({ checks }) => !checks.isRemoval));
  for (let from = 0; from < kept.length; from += ROWS_A_BATCH)
    yield kept
      .slice(from, from + ROWS_A_BATCH)
      .map(({ part, line, cells, checks }) => ledger.accept(part, line, cells, checks));
}

async function readAll(
  table: TableSpec,
  ledger: DeliveryLedger,
  refinement: FileRefinement,
): Promise<KeptRow[]> {
  const view = rowView(table);
  const kept: KeptRow[] = [];
  for await (const { parts, rows, read } of readBatches(table, ledger, refinement)) {
    for (const row of rows) {
      const part = parts[row.sheet ?? 0] as DeliveryPart;
      const checks = new RowChecks();
      const cells = read(row, checks);
      if (cells) kept.push({ part, line: row.line, cells, checks, values: view(cells) });
      else ledger.refuse(part, row.line, checks);
    }
  }
  return kept;
}
