import { TwinError } from '../contract/errors.ts';
import type { TableChange } from '../contract/queries/snapshot.ts';
import type { TableBuild } from '../data/snapshot/build.ts';
import type { DeliveryOutcome, TableDelivery } from '../data/snapshot/delivery.ts';
import { DATASETS } from './datasets.ts';
import { deliveriesOf } from './deliveries.ts';
import type { ImportContext } from './import-context.ts';
import { fileReports, type FileReport } from './import-report.ts';
import type { RecognisedFile } from './recognise.ts';
import { deliveryParts } from './rows/delivery.ts';
import { refuseSecretNotes } from './secrecy.ts';

/** How far an import has come with a table. */
export interface ImportProgress {
  readonly table: string;
  readonly title: string;
  readonly rows: number;
  readonly done: boolean;
  /** Names of files that are those of last time: their rows stay as they are, and nobody reads them. */
  readonly kept?: readonly string[];
}

export type TellProgress = (progress: ImportProgress) => void;

/** What came of the files of one table (交付结果). */
export interface DeliveredTable {
  readonly table: string;
  readonly files: readonly FileReport[];
  readonly change: TableChange;
  /** From the first row read to the table compared. */
  readonly seconds: number;
}

/** Delivers recognised files to a build, table by table in the order they refer to each other. */
export async function deliverDatasets(
  build: TableBuild,
  files: readonly RecognisedFile[],
  given: ImportContext,
  tell: TellProgress | undefined,
): Promise<DeliveredTable[]> {
  const context: ImportContext = {
    ...given,
    filesOf: (table) => files.filter(({ dataset }) => dataset.id === table),
  };
  const delivered: DeliveredTable[] = [];
  for (const dataset of DATASETS) {
    const own = files.filter((file) => file.dataset === dataset);
    if (own.length === 0) continue;
    if (dataset.tables[0]?.file === 'base') own.forEach(refuseMarker);
    for (const delivery of await deliveriesOf(dataset, own, context)) {
      const startedAtMs = performance.now();
      const outcome = await build.deliver(counted(delivery, tell));
      if (outcome.reused) tell?.(kept(delivery, own));
      for (const { table, file } of own) refuseSecretNotes(table, file.path);
      delivered.push({
        table: delivery.table.name,
        files: reportOf(delivery, own, outcome, context),
        change: outcome.change,
        seconds: (performance.now() - startedAtMs) / 1000,
      });
    }
  }
  return delivered;
}

/** Rows of base tables depend on each other, floors of a building's rooms, so one cannot be taken away by a mark. */
function refuseMarker({ file, dataset, table, matches }: RecognisedFile): void {
  const [spec] = dataset.tables;
  const { marker } = matches.get(spec?.name ?? '') ?? {};
  if (!spec || marker === undefined) return;
  const header = table.headers[marker] ?? '';
  throw new TwinError(
    'invalid',
    `${file.path} has a column ${header}, but marks of deleted rows are not read for ${spec.title}. Deliver the rows that stay, name those that go with --removed, and set ${header} to null in --map.`,
    { file: file.path, line: 1 },
  );
}

/** A delivery whose rows are told as they pass. */
function counted(delivery: TableDelivery, tell: TellProgress | undefined): TableDelivery {
  return tell ? { ...delivery, rows: told(delivery, tell) } : delivery;
}

function kept({ table }: TableDelivery, files: readonly RecognisedFile[]): ImportProgress {
  const names = files.map(({ file }) => file.name);
  return { table: table.name, title: table.title, rows: 0, done: true, kept: names };
}

async function* told(delivery: TableDelivery, tell: TellProgress): TableDelivery['rows'] {
  const { name, title } = delivery.table;
  let rows = 0;
  for await (const batch of delivery.rows) {
    rows += batch.length;
    tell({ table: name, title, rows, done: false });
    yield batch;
  }
  tell({ table: name, title, rows, done: true });
}

function reportOf(
  delivery: TableDelivery,
  files: readonly RecognisedFile[],
  outcome: DeliveryOutcome,
  context: ImportContext,
): FileReport[] {
  const { table } = delivery;
  const parts = deliveryParts(files);
  for (const { file, line, column, code, value, sentence } of outcome.rejected) {
    const place = { table, file: parts[file]?.name ?? '', line };
    context.reporter.reject(place, {
      code,
      sentence,
      ...(column ? { field: column } : {}),
      ...(value ? { value } : {}),
    });
  }
  return fileReports(parts, table, outcome, context.reporter);
}
