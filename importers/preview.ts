import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableSpec } from '../contract/schema/table.ts';
import type { DeliveredRow, TableDelivery } from '../data/snapshot/delivery.ts';
import type { ImportContext } from './import-context.ts';
import { deliveriesOf } from './deliveries.ts';
import type { SourceRow, SourceTable } from './readers/source.ts';
import type { RecognisedFile } from './recognise.ts';
import type { FindingLine } from '../contract/findings.ts';
import { ImportReporter } from './report/reporter.ts';

/** The first rows of a file as one table would store them. */
export interface TablePreview {
  readonly table: TableSpec;
  readonly rows: readonly DeliveredRow[];
}

export interface FilePreview {
  readonly tables: readonly TablePreview[];
  /** Rows among those looked at that would be refused, masked. */
  readonly rejects: readonly FindingLine[];
}

/** Rows of the file that are looked at for each row shown: some are refused, some make one row together. */
const LOOKED_AT = 3;

/** Sends the start of a file through its importer. Errors: those of the importer, e.g. CRS_UNKNOWN. */
export async function previewFile(
  file: RecognisedFile,
  context: Omit<ImportContext, 'reporter'>,
  count: number,
): Promise<FilePreview> {
  const folder = await mkdtemp(join(tmpdir(), 'twin-preview-'));
  const reporter = await ImportReporter.open(folder);
  try {
    const start = { ...file, table: startOf(file.table, count * LOOKED_AT) };
    const deliveries = await deliveriesOf(file.dataset, [start], { ...context, reporter });
    const tables: TablePreview[] = [];
    for (const delivery of deliveries)
      tables.push({ table: delivery.table, rows: await firstRows(delivery, count) });
    return { tables, rejects: reporter.firstRejects };
  } finally {
    await reporter.close().finally(() => rm(folder, { recursive: true, force: true }));
  }
}

async function firstRows(delivery: TableDelivery, count: number): Promise<DeliveredRow[]> {
  const rows: DeliveredRow[] = [];
  for await (const batch of delivery.rows) {
    rows.push(...batch.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}

/** A table that ends after its first rows. */
export function startOf(table: SourceTable, count: number): SourceTable {
  return { ...table, rows: () => firstBatches(table, count) };
}

async function* firstBatches(
  table: SourceTable,
  count: number,
): AsyncGenerator<readonly SourceRow[]> {
  let left = count;
  for await (const batch of table.rows()) {
    yield batch.slice(0, left);
    left -= batch.length;
    if (left <= 0) return;
  }
}
