import type { DistrictProfile } from '../contract/profile.ts';
import type { TableChange } from '../contract/queries/snapshot.ts';
import type { SnapshotBuild } from '../data/snapshot/build.ts';
import type { DeliveryOutcome, TableDelivery } from '../data/snapshot/delivery.ts';
import { buildingDeliveries } from './community-policing/buildings.ts';
import { residentDelivery } from './community-policing/residents.ts';
import { roomDelivery } from './community-policing/rooms.ts';
import { unitDelivery } from './community-policing/units.ts';
import type { LocalGrids } from './crs/systems.ts';
import { DATASETS, type Dataset } from './datasets.ts';
import type { ImportContext } from './import-context.ts';
import { fileReports, importReport, type FileReport, type ImportReport } from './import-report.ts';
import { countLinks } from './links/link-counts.ts';
import { linkDelivery } from './links/link-delivery.ts';
import type { RecognisedFile, Recognition } from './recognise.ts';
import { areaDelivery, baseMapDelivery } from './registry.ts';
import { ruleDelivery } from './rows/rule-delivery.ts';
import { noteKeys } from './rows/seen-keys.ts';
import { refuseSecretNotes } from './secrecy.ts';
import { SYSTEM_RULES } from './system-rules.ts';
import type { ImportReporter } from './report/reporter.ts';
import { deliveryParts } from './rows/delivery.ts';

/** How far an import has come. */
export interface ImportProgress {
  readonly table: string;
  readonly title: string;
  readonly rows: number;
  readonly done: boolean;
}

export interface ImportOptions {
  readonly recognition: Recognition;
  readonly build: SnapshotBuild;
  readonly profile: DistrictProfile;
  readonly reporter: ImportReporter;
  /** Local grids of the key folder, by name. */
  readonly localGrids?: LocalGrids;
  readonly onProgress?: (progress: ImportProgress) => void;
}

type Deliveries = (
  files: readonly RecognisedFile[],
  context: ImportContext,
) => Promise<readonly TableDelivery[]>;

const DELIVERIES: Readonly<Record<string, Deliveries>> = {
  area: async (files, context) => [areaDelivery(files, context)],
  base_map_feature: async (files, context) => [baseMapDelivery(files, context)],
  building: buildingDeliveries,
  room: async (files, context) => [await roomDelivery(files, context)],
  resident: async (files, context) => [residentDelivery(files, context)],
  unit: async (files, context) => [unitDelivery(files, context)],
};

/** How the files of a dataset become deliveries: by their own importer, else by the rule of their table. */
export function deliveriesOf(
  { id }: Dataset,
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<readonly TableDelivery[]> {
  const own = DELIVERIES[id];
  return own ? own(files, context) : byRule(id, files, context);
}

const ALL_PARENTS = SYSTEM_RULES.flatMap(({ parents }) => parents ?? []);

async function byRule(
  id: string,
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<readonly TableDelivery[]> {
  const rule = SYSTEM_RULES.find(({ table }) => table.name === id);
  if (!rule) throw new RangeError(`no importer feeds ${id}`);
  return [noteKeys(await ruleDelivery(rule, files, context), ALL_PARENTS, context)];
}

/** Reads every recognised file into the build, table by table in the order they refer to each other. */
export async function importDatasets(options: ImportOptions): Promise<ImportReport> {
  const { recognition, build, profile, reporter } = options;
  const synthetic = recognition.note?.synthetic ?? false;
  const context: ImportContext = {
    profile,
    synthetic,
    reporter,
    ...(options.localGrids ? { localGrids: options.localGrids } : {}),
    lookup: () => build.lookup(),
    sourcesOf: (table) => fingerprintsOf(recognition, table),
  };
  const files: FileReport[] = [];
  const changes: TableChange[] = [];
  for (const dataset of DATASETS) {
    const own = recognition.files.filter((file) => file.dataset === dataset);
    if (own.length === 0) continue;
    for (const delivery of await deliveriesOf(dataset, own, context)) {
      const outcome = await build.deliver({ ...delivery, rows: counted(delivery, options) });
      for (const { table, file } of own) refuseSecretNotes(table, file.path);
      files.push(...reportOf(delivery, own, outcome, context));
      changes.push(outcome.change);
    }
  }
  for (const { block } of reporter.crsFits.values()) if (block !== undefined) build.block(block);
  return importReport(recognition, files, changes, await placeAddresses(options));
}

/** Places the written addresses of all tables, once the tables are there. */
async function placeAddresses(options: ImportOptions): Promise<ImportReport['links']> {
  const { build, profile } = options;
  const delivery = linkDelivery(build, profile);
  if (!delivery) return [];
  await build.deliver({ ...delivery, rows: counted(delivery, options) });
  return countLinks(build.lookup());
}

function fingerprintsOf({ files }: Recognition, table: string): string[] {
  const feeds = ({ dataset }: RecognisedFile) => dataset.tables.some(({ name }) => name === table);
  return files.filter(feeds).map(({ sha256 }) => sha256);
}

/** The builder speaks English; departments read the report in Chinese. */
const BUILDER_SENTENCES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '与前面一行的编号重复，以先出现的为准。',
  MISSING_VALUE: '必填项是空的。',
};

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
    const chinese = BUILDER_SENTENCES[code] ?? '';
    context.reporter.reject(place, {
      code,
      sentence: `${chinese} ${sentence}`.trim(),
      ...(column ? { field: column } : {}),
      ...(value ? { value } : {}),
    });
  }
  return fileReports(parts, table, outcome, context.reporter);
}

async function* counted(
  delivery: TableDelivery,
  { onProgress }: ImportOptions,
): TableDelivery['rows'] {
  const { name, title } = delivery.table;
  let rows = 0;
  for await (const batch of delivery.rows) {
    rows += batch.length;
    onProgress?.({ table: name, title, rows, done: false });
    yield batch;
  }
  onProgress?.({ table: name, title, rows, done: true });
}
