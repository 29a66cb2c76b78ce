import type { TableSpec } from '../../contract/schema/table.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import type { ImportContext } from '../import-context.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { DeliveryLedger, sourceBatches, type DeliveryPart } from './delivery.ts';
import { RowChecks } from './row-checks.ts';
import { compileTableReader, type RowValues, type TableReader } from './table-reader.ts';

/** Checks and completes one row after its cells were read. Made once a file. */
export type RowRefinement = (values: RowValues, checks: RowChecks, row: SourceRow) => void;

/**
 * A delivery whose rows stand on their own, streamed: each row is read, refined, checked for required values and
 * passed on. `refinement` is asked once for each file.
 */
export function plainDelivery(
  table: TableSpec,
  files: readonly RecognisedFile[],
  context: ImportContext,
  refinement: (part: DeliveryPart) => RowRefinement,
): TableDelivery {
  const ledger = new DeliveryLedger(table, files, context);
  return ledger.delivery(plainRows(table, ledger, refinement), null);
}

async function* plainRows(
  table: TableSpec,
  ledger: DeliveryLedger,
  refinement: (part: DeliveryPart) => RowRefinement,
): AsyncGenerator<DeliveredRow[]> {
  const checks = new RowChecks();
  let reader: TableReader | undefined;
  let refine: RowRefinement | undefined;
  let current: unknown;
  for await (const { part, parts, rows } of sourceBatches(ledger)) {
    if (part.recognised !== current || !reader || !refine) {
      current = part.recognised;
      reader = compileTableReader(
        table,
        ledger.match(part),
        part.recognised.asOf,
        part.recognised.rule?.defaults,
      );
      refine = refinement(part);
    }
    const delivered: DeliveredRow[] = [];
    for (const row of rows) {
      const own = parts[row.sheet ?? 0] as DeliveryPart;
      const values = readOne(row, reader, refine, checks);
      if (values) delivered.push(ledger.accept(own, row.line, values, checks));
      else ledger.refuse(own, row.line, checks);
    }
    yield delivered;
  }
}

function readOne(
  row: SourceRow,
  reader: TableReader,
  refine: RowRefinement,
  checks: RowChecks,
): RowValues | undefined {
  checks.reset();
  if (row.broken) {
    checks.reject(row.broken);
    return undefined;
  }
  for (const flag of row.flags ?? []) checks.flag(flag);
  const values = reader.read(row, checks);
  if (!checks.problem) refine(values, checks, row);
  if (!checks.problem) reader.require(values, checks);
  return checks.problem ? undefined : values;
}
