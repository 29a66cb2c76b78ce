import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import type { ImportContext } from '../import-context.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { DeliveryLedger, sourceBatches, type DeliveryPart } from './delivery.ts';
import type { NumberConcealer } from './conceal-numbers.ts';
import { RowChecks } from './row-checks.ts';
import { rowView, type RowValues, type RowView } from './row-values.ts';
import { compileTableReader, type TableReader } from './table-reader.ts';

/** Checks and completes one row after its cells were read. Made once a file. */
export type RowRefinement = (values: RowValues, checks: RowChecks, row: SourceRow) => void;

/** One check after the other, until one refuses the row. */
export function inTurn(...chain: readonly RowRefinement[]): RowRefinement {
  return (values, checks, row) => {
    for (const one of chain) {
      if (checks.problem) return;
      one(values, checks, row);
    }
  };
}

/** Makes the refinement of one file's rows; it may look at the file first. */
export type FileRefinement = (part: DeliveryPart) => RowRefinement | Promise<RowRefinement>;

/**
 * A delivery whose rows stand on their own, streamed: each row is read, refined, checked for required values and
 * passed on. `refinement` is asked once for each file; `recipe` names what its checks depend on besides the files.
 */
export function plainDelivery(
  table: TableSpec,
  files: readonly RecognisedFile[],
  context: ImportContext,
  refinement: FileRefinement,
  recipe: unknown = null,
): TableDelivery {
  const ledger = new DeliveryLedger(table, files, context);
  return ledger.delivery(plainRows(table, ledger, refinement), recipe);
}

/** The same delivery; `end` is called when its rows are over, or nobody wants more of them. */
export function thenEnd(delivery: TableDelivery, end: (() => void) | undefined): TableDelivery {
  return end ? { ...delivery, rows: endedRows(delivery.rows, end) } : delivery;
}

async function* endedRows(rows: TableDelivery['rows'], end: () => void): TableDelivery['rows'] {
  try {
    yield* rows;
  } finally {
    end();
  }
}

async function* plainRows(
  table: TableSpec,
  ledger: DeliveryLedger,
  refinement: FileRefinement,
): AsyncGenerator<DeliveredRow[]> {
  const checks = new RowChecks();
  for await (const { parts, rows, read } of readBatches(table, ledger, refinement)) {
    const delivered: DeliveredRow[] = [];
    for (const row of rows) {
      const own = parts[row.sheet ?? 0] as DeliveryPart;
      const cells = read(row, checks);
      if (cells) delivered.push(ledger.accept(own, row.line, cells, checks));
      else ledger.refuse(own, row.line, checks);
    }
    yield delivered;
  }
}

/** Reads the cells of one row, or notes in `checks` why there are none. */
export type ReadRow = (row: SourceRow, checks: RowChecks) => SqlValue[] | undefined;

/** Rows of all files, batch by batch, with what reads those of their file. */
export async function* readBatches(
  table: TableSpec,
  ledger: DeliveryLedger,
  refinement: FileRefinement,
): AsyncGenerator<{
  readonly parts: readonly DeliveryPart[];
  readonly rows: readonly SourceRow[];
  readonly read: ReadRow;
}> {
  let read: PreparedReader | undefined;
  let current: unknown;
  for await (const { part, parts, rows } of sourceBatches(ledger)) {
    if (part.recognised !== current || !read) {
      current = part.recognised;
      read = await rowReader(table, ledger, part, refinement);
    }
    await read.prepare(rows);
    yield { parts, rows, read: read.read };
  }
}

interface PreparedReader {
  readonly read: ReadRow;
  /** To be waited for before a batch is read. */
  readonly prepare: (rows: readonly SourceRow[]) => Promise<void> | undefined;
}

async function rowReader(
  table: TableSpec,
  ledger: DeliveryLedger,
  part: DeliveryPart,
  refinement: FileRefinement,
): Promise<PreparedReader> {
  const { asOf, rule } = part.recognised;
  const reader = compileTableReader(table, ledger.match(part), asOf, rule?.defaults);
  const concealer = await ledger.concealer(part);
  const refine = await refinement(part);
  const marker = ledger.marker(part);
  const { naturalKey } = table;
  const written = ledger.written(part);
  const view = rowView(table);
  const readCells = concealing(reader, concealer);
  const read: ReadRow = (row, checks) => {
    checks.reset();
    if (row.broken) checks.reject(row.broken);
    else marker?.(row, checks);
    if (checks.problem) return undefined;
    if (checks.isRemoval) return readRemoval(row, readCells, view, refine, checks, naturalKey);
    const cells = readOne(row, readCells, view, refine, checks);
    if (cells) {
      written.note(row.cells, cells);
      concealer?.maskLists(cells, checks);
    }
    return cells;
  };
  return { read, prepare: (rows) => concealer?.prepare(rows) };
}

/** What a reader reads, without ID numbers in clear. */
function concealing(reader: TableReader, concealer: NumberConcealer | undefined): TableReader {
  if (!concealer) return reader;
  return {
    read: (row, checks) => {
      const cells = reader.read(row, checks);
      concealer.conceal(cells, checks);
      return cells;
    },
    require: reader.require,
  };
}

function readOne(
  row: SourceRow,
  reader: TableReader,
  view: RowView,
  refine: RowRefinement,
  checks: RowChecks,
): SqlValue[] | undefined {
  if (row.flags) for (const flag of row.flags) checks.flag(flag);
  const cells = reader.read(row, checks);
  if (!checks.problem) refine(view(cells), checks, row);
  if (!checks.problem) reader.require(cells, checks);
  return checks.problem ? undefined : cells;
}

/** A row that goes is read for its natural key alone. */
function readRemoval(
  row: SourceRow,
  reader: TableReader,
  view: RowView,
  refine: RowRefinement,
  checks: RowChecks,
  naturalKey: readonly string[],
): SqlValue[] | undefined {
  const cells = reader.read(row, checks);
  checks.forgiveAllBut(naturalKey);
  if (!checks.problem) refine(view(cells), checks, row);
  checks.forgiveAllBut(naturalKey);
  return checks.problem ? undefined : cells;
}
