import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorShape } from '../contract/errors.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { loadProfile } from '../data/profile.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { beginBuild, type SnapshotBuild } from '../data/snapshot/build.ts';
import type { TilesBuilder } from '../data/snapshot/finish.ts';
import { openStore } from '../data/snapshot/store.ts';
import type { ImportReport } from '../importers/import-report.ts';
import { importDatasets, type ImportProgress } from '../importers/import.ts';
import { loadImportMap } from '../importers/mapping.ts';
import { recogniseFolder, type Recognition } from '../importers/recognise.ts';
import { ImportReporter } from '../importers/report/reporter.ts';
import { buildTiles } from '../tiles/build-tiles.ts';
import type { TileReport } from '../tiles/build/tile-report.ts';

export const DEFAULT_PROFILE = 'haishu-2016';

export interface RefreshOptions {
  /** Folders and files with exports. */
  readonly paths: readonly string[];
  readonly storeFolder: string;
  readonly keyFolder: string;
  /** Name or path of a profile; otherwise the delivery's, the snapshot's in use, or Haishu's. */
  readonly profile?: string;
  /** Path of a map file. */
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly allowDrop?: boolean;
  readonly fromScratch?: boolean;
  readonly onProgress?: (progress: RefreshProgress) => void;
}

export type RefreshProgress =
  | { readonly stage: 'recognise' | 'tiles' | 'verify' }
  | ({ readonly stage: 'import' } & ImportProgress);

export interface RefreshReport extends ImportReport {
  /** Id of the batch; of the snapshot when one was published. */
  readonly batch: string;
  /** `unchanged`: the same files as last time; `preview`: a dry run. */
  readonly outcome: 'published' | 'unchanged' | 'preview';
  /** The snapshot in use afterwards. */
  readonly snapshotId: string | undefined;
  readonly profile: string;
  readonly synthetic: boolean;
  /** What the tile build did, with footprints repaired and shapes and rooms left out; absent when it did not run. */
  readonly tiles?: TileReport;
  /** Why publishing would be refused: tables that lose too many rows. */
  readonly blocks: readonly string[];
  /** Folder with report.json and, where rows were rejected or flagged, rejects.xlsx. */
  readonly reportFolder: string | undefined;
}

/**
 * Department exports → a published snapshot: recognise, import, build tiles, verify, move the pointer. On any error the
 * snapshot in use stays. Errors: whatever a reader, the builder or the verification says, with file and remedy.
 */
export async function refresh(options: RefreshOptions): Promise<RefreshReport> {
  options.onProgress?.({ stage: 'recognise' });
  const map = options.map === undefined ? undefined : await loadImportMap(options.map);
  const recognition = await recogniseFolder(options.paths, map);
  const store = await openStore(options.storeFolder);
  const current = await store.currentId();
  const profile = await chooseProfile(options, recognition, async () =>
    current === undefined || options.fromScratch
      ? undefined
      : (await store.manifest(current)).profile,
  );
  const build = await beginBuild(store, {
    profile,
    synthetic: recognition.note?.synthetic ?? false,
    keys: await openKeyring(options.keyFolder),
    allowDrop: options.allowDrop ?? false,
    fromScratch: options.fromScratch ?? false,
  });
  return runBuild(build, recognition, profile, current, options);
}

async function chooseProfile(
  options: RefreshOptions,
  { note }: Recognition,
  inUse: () => Promise<DistrictProfile | undefined>,
): Promise<DistrictProfile> {
  const named = options.profile ?? note?.profile;
  if (named !== undefined) return loadProfile(named);
  return (await inUse()) ?? loadProfile(DEFAULT_PROFILE);
}

async function runBuild(
  build: SnapshotBuild,
  recognition: Recognition,
  profile: DistrictProfile,
  current: string | undefined,
  options: RefreshOptions,
): Promise<RefreshReport> {
  const folder = join(options.storeFolder, 'reports', build.id);
  const reporter = await ImportReporter.open(folder);
  const { onProgress } = options;
  try {
    const report = await importDatasets({
      recognition,
      build,
      profile,
      reporter,
      onProgress: (progress) => onProgress?.({ stage: 'import', ...progress }),
    });
    const blocks = build.blocks();
    const ended = await endBuild(build, profile, current, options);
    const whole = {
      ...report,
      ...ended,
      blocks,
      batch: build.id,
      profile: profile.id,
      synthetic: recognition.note?.synthetic ?? false,
    };
    return { ...whole, reportFolder: await keepReport(folder, reporter, whole) };
  } catch (error) {
    await build.abort();
    await reporter.close();
    await writeReport(folder, { batch: build.id, outcome: 'failed', error: toErrorShape(error) });
    throw error;
  }
}

async function endBuild(
  build: SnapshotBuild,
  profile: DistrictProfile,
  current: string | undefined,
  { dryRun, onProgress }: RefreshOptions,
): Promise<Pick<RefreshReport, 'outcome' | 'snapshotId' | 'tiles'>> {
  if (dryRun) {
    await build.abort();
    return { outcome: 'preview', snapshotId: current };
  }
  let tiles: TileReport | undefined;
  const tilesBuilder: TilesBuilder = async ({ base, previousTilesPath, outPath }) => {
    onProgress?.({ stage: 'tiles' });
    tiles = await buildTiles({
      base,
      box: profile.box,
      storeyMetres: profile.storeyMetres,
      outPath,
      ...(previousTilesPath ? { previousPath: previousTilesPath } : {}),
    });
    onProgress?.({ stage: 'verify' });
  };
  const published = await build.finish(tilesBuilder);
  if (published === 'unchanged') return { outcome: 'unchanged', snapshotId: current };
  return { outcome: 'published', snapshotId: published.id, ...(tiles ? { tiles } : {}) };
}

/** A batch that changed nothing leaves no report behind. */
async function keepReport(
  folder: string,
  reporter: ImportReporter,
  report: Omit<RefreshReport, 'reportFolder'>,
): Promise<string | undefined> {
  await reporter.close();
  if (report.outcome === 'unchanged') {
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  await writeReport(folder, report);
  return folder;
}

async function writeReport(folder: string, report: unknown): Promise<void> {
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
}
