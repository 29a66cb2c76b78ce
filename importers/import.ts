import type { DistrictProfile } from '../contract/profile.ts';
import type { SnapshotBuild } from '../data/snapshot/build.ts';
import type { LocalGrids } from './crs/systems.ts';
import { DATASETS } from './datasets.ts';
import { deliverDatasets, type DeliveredTable } from './deliver-datasets.ts';
import { importReport, type ImportReport } from './import-report.ts';
import type { LaneSettings } from './lanes/file-job.ts';
import { buildFiles, willBeWorthTwo } from './lanes/build-files.ts';
import { LanePool } from './lanes/lane-pool.ts';
import type { LaneWatch } from './lanes/lanes.ts';
import { placeAddresses } from './links/place-addresses.ts';
import { deliverPictures } from './pictures/deliver-pictures.ts';
import type { PhaseClock } from './phase-clock.ts';
import type { RecognisedFile, Recognition } from './recognise.ts';
import type { ImportReporter } from './report/reporter.ts';
import { watchReading } from './watch-reading.ts';

export interface ImportOptions extends LaneWatch {
  readonly recognition: Recognition;
  readonly build: SnapshotBuild;
  readonly profile: DistrictProfile;
  readonly reporter: ImportReporter;
  /** Local grids of the key folder, by name. */
  readonly localGrids?: LocalGrids;
  /** Threads to build the snapshot's files on; by size and machine when absent. */
  readonly threads?: number;
  /** From how many bytes on half the work on one file is split off; what is worth a thread when absent. */
  readonly splitFromBytes?: number;
  /** Told which phase begins. */
  readonly clock?: PhaseClock;
}

/** Reads every recognised file into the build: the tables others refer to, then file by file of the snapshot, then links. */
export async function importDatasets(options: ImportOptions): Promise<ImportReport> {
  const { recognition, build, profile, reporter, clock } = options;
  const lanes = new LanePool({ ...options, settings: settingsOf(options), watch: options });
  try {
    clock?.begin('base');
    const isBase = ({ dataset }: RecognisedFile) => dataset.tables[0]?.file === 'base';
    const others = recognition.files.filter((file) => !isBase(file));
    lanes.expect(willBeWorthTwo(others));
    const base = await deliverBase(recognition.files.filter(isBase), options);
    const branch = await build.branch();
    clock?.begin('files');
    const { splitFromBytes } = options;
    const building = { build, branch, lanes, reporter, splitFromBytes };
    const { tables, pictures } = await buildFiles(others, building);
    await deliverPictures(build, pictures);
    for (const { block } of reporter.crsFits.values())
      if (block !== undefined) build.block({ sentence: block, option: 'acceptCrs' });
    clock?.begin('links');
    const { onProgress } = options;
    const links = await placeAddresses({ build, profile, lanes, onProgress });
    return importReport(recognition, inOrder([...base, ...tables]), links);
  } finally {
    await lanes.stop();
  }
}

function settingsOf({ recognition, profile, build }: ImportOptions): LaneSettings {
  const synthetic = recognition.note?.synthetic ?? false;
  return { profile, synthetic, mode: build.mode, fingerprints: fingerprintsOf(recognition) };
}

function deliverBase(
  files: readonly RecognisedFile[],
  options: ImportOptions,
): Promise<DeliveredTable[]> {
  const { build, reporter, localGrids, onProgress } = options;
  const { fingerprints, ...settings } = settingsOf(options);
  const context = {
    ...settings,
    reporter,
    ...(localGrids ? { localGrids } : {}),
    base: build,
    lookup: () => build.lookup(),
    rowsBefore: build.rowsBefore,
    sourcesOf: (table: string) => fingerprints.get(table) ?? [],
  };
  const watched = files.map((file) => watchReading(file, options));
  return deliverDatasets(build, watched, context, onProgress);
}

/** As one thread would have delivered them. */
function inOrder(delivered: readonly DeliveredTable[]): DeliveredTable[] {
  const order = DATASETS.flatMap(({ tables }) => tables.map(({ name }) => name));
  return delivered.toSorted((one, other) => order.indexOf(one.table) - order.indexOf(other.table));
}

function fingerprintsOf({ files }: Recognition): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { dataset, sha256 } of files)
    for (const { name } of dataset.tables) found.set(name, [...(found.get(name) ?? []), sha256]);
  return found;
}
