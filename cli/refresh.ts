import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorShape } from '../contract/errors.ts';
import { BUILT_IN_ACCOUNT } from '../contract/principal.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { markReturnedLists } from '../data/give-back/mark-lists.ts';
import { loadProfile } from '../data/profile.ts';
import { removeOldReports } from '../data/quality/retention.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { beginBuild, type SnapshotBuild } from '../data/snapshot/build.ts';
import { forgetFailed } from '../data/snapshot/failed.ts';
import type { DeliveryMode } from '../data/snapshot/delivery.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';
import { openStore } from '../data/snapshot/store.ts';
import { openWorkspace } from '../data/workspace/workspace.ts';
import type { ImportReport } from '../importers/import-report.ts';
import { loadLocalGrids } from '../importers/crs/local-grids.ts';
import type { ImportProgress } from '../importers/deliver-datasets.ts';
import { importDatasets } from '../importers/import.ts';
import { loadImportMap, type ImportMap } from '../importers/mapping.ts';
import { recogniseFolder, type Recognition } from '../importers/recognise.ts';
import { PhaseClock, type PhaseSeconds } from '../importers/phase-clock.ts';
import { ImportReporter } from '../importers/report/reporter.ts';
import type { TileReport } from '../tiles/build/tile-report.ts';
import { ImportTiles } from './import-tiles.ts';
import { readRemovedRows } from './removed-rows.ts';

export const DEFAULT_PROFILE = 'haishu-2016';

export interface RefreshOptions {
  /** Folders and files with exports. */
  readonly paths: readonly string[];
  readonly storeFolder: string;
  readonly keyFolder: string;
  /** The store's own when absent. */
  readonly workspacePath?: string;
  /** Name or path of a profile; otherwise the delivery's, the snapshot's in use, or Haishu's. */
  readonly profile?: string;
  /** Folder of the built-in profiles, where the program was bundled. */
  readonly profileFolder?: string;
  /** Path of a map file, or its rules. */
  readonly map?: string | ImportMap;
  /** Who imports. */
  readonly account?: string;
  /** Aborting it gives the import up: nothing is published and nothing is left behind. */
  readonly signal?: AbortSignal;
  readonly dryRun?: boolean;
  /** Publish although a table loses more rows than the profile allows. */
  readonly allowDrop?: boolean;
  /** Publish although a file's declared coordinate system fits worse than another one. */
  readonly acceptCrs?: boolean;
  readonly fromScratch?: boolean;
  /** `incremental`: rows that are not delivered stay. */
  readonly mode?: DeliveryMode;
  /** Path of a list of rows an incremental delivery removes, see `readRemovedRows`. */
  readonly removed?: string;
  /** Take files older than what is loaded. */
  readonly allowOlder?: boolean;
  readonly onProgress?: (progress: RefreshProgress) => void;
  /** Rows read so far, of all files. */
  readonly onRead?: (rows: number) => void;
  /** Threads to read on; by size and machine when absent. */
  readonly threads?: number;
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
  /** Why publishing would be refused: tables that lose too many rows, doubtful coordinate systems. */
  readonly blocks: readonly string[];
  /** Who imported, from when to when (ISO times). */
  readonly account: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly phaseSeconds: PhaseSeconds;
  /** Files that were read, with their fingerprints. */
  readonly sources: readonly ImportedSource[];
  readonly rejectedRows: number;
  /** Share of rows a table may lose before a person must confirm. */
  readonly dropShare: number;
  /** Folder with report.json and, where rows were rejected or flagged, rejects.xlsx. */
  readonly reportFolder: string | undefined;
}

/** A file of a batch (批次). */
export interface ImportedSource {
  readonly name: string;
  readonly sha256: string;
  readonly department: string;
  readonly asOf: string;
}

/**
 * Department exports → a published snapshot: recognise, import, build tiles, verify, move the pointer. On any error the
 * snapshot in use stays. Errors: whatever a reader, the builder or the verification says, with file and remedy.
 */
export async function refresh(options: RefreshOptions): Promise<RefreshReport> {
  options.onProgress?.({ stage: 'recognise' });
  const clock = new PhaseClock();
  clock.begin('recognise');
  const startedAt = new Date().toISOString();
  const map = typeof options.map === 'string' ? await loadImportMap(options.map) : options.map;
  const recognition = await recogniseFolder(options.paths, map);
  const store = await openStore(options.storeFolder);
  const current = await store.currentId();
  const profile = await chooseProfile(options, recognition, async () =>
    current === undefined || options.fromScratch
      ? undefined
      : (await store.manifest(current)).profile,
  );
  const tiles = new ImportTiles({ ...options, profile });
  const build = await beginBuild(store, {
    profile,
    synthetic: recognition.note?.synthetic ?? false,
    keys: await openKeyring(options.keyFolder),
    allowDrop: options.allowDrop ?? false,
    acceptCrs: options.acceptCrs ?? false,
    fromScratch: options.fromScratch ?? false,
    allowOlder: options.allowOlder ?? false,
    mode: options.mode ?? 'full',
    expected: recognition.files.flatMap(({ dataset }) => dataset.tables.map(({ name }) => name)),
    tilesBuilder: tiles.build,
    preview: options.dryRun ?? false,
    removed: options.removed === undefined ? {} : await readRemovedRows(options.removed),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const run = { build, recognition, profile, current, startedAt, tiles, clock };
  const report = await runBuild(run, options);
  if (report.outcome === 'preview') return report;
  await closeLists(store, report, options);
  await removeOldReports(options.storeFolder, profile.retentionDays.personal);
  return report;
}

/** Rows of returned lists that this import settles are marked; a store without a workspace has no lists. */
async function closeLists(
  store: SnapshotStore,
  { snapshotId = '', files }: RefreshReport,
  { storeFolder, keyFolder, workspacePath }: RefreshOptions,
): Promise<void> {
  const path = workspacePath ?? join(storeFolder, 'workspace.sqlite');
  const found = await stat(path).catch(() => undefined);
  if (!found) return;
  const workspace = await openWorkspace(path);
  const snapshot = await store.open(snapshotId);
  try {
    const tables = [...new Set(files.map(({ table }) => table))];
    await markReturnedLists(workspace.lists, snapshot, await openKeyring(keyFolder), tables);
  } finally {
    await snapshot.close();
    await workspace.close();
  }
}

async function chooseProfile(
  options: RefreshOptions,
  { note }: Recognition,
  inUse: () => Promise<DistrictProfile | undefined>,
): Promise<DistrictProfile> {
  const named = options.profile ?? note?.profile;
  const where = options.profileFolder ? { builtInFolder: options.profileFolder } : {};
  if (named !== undefined) return loadProfile(named, where);
  return (await inUse()) ?? loadProfile(DEFAULT_PROFILE, where);
}

interface Run {
  readonly build: SnapshotBuild;
  readonly recognition: Recognition;
  readonly profile: DistrictProfile;
  readonly current: string | undefined;
  readonly startedAt: string;
  readonly tiles: ImportTiles;
  readonly clock: PhaseClock;
}

async function runBuild(run: Run, options: RefreshOptions): Promise<RefreshReport> {
  const { build } = run;
  const folder = join(options.storeFolder, 'reports', build.id);
  const reporter = await ImportReporter.open(folder);
  try {
    const report = await readAndEnd(run, reporter, options);
    return { ...report, reportFolder: await keepReport(folder, reporter, report) };
  } catch (error) {
    const shape = toErrorShape(error);
    await build.abort(shape.sentence);
    await reporter.close();
    if (options.signal?.aborted) return await leaveNothing(options, build.id, folder);
    const failed = { batch: build.id, outcome: 'failed', error: shape };
    await writeReport(folder, { ...failed, ...whoAndWhen(run, options) });
    throw error;
  }
}

async function readAndEnd(
  run: Run,
  reporter: ImportReporter,
  options: RefreshOptions,
): Promise<Omit<RefreshReport, 'reportFolder'>> {
  const { build, recognition, profile, clock } = run;
  const localGrids = await loadLocalGrids(await openKeyring(options.keyFolder));
  const { signal, threads } = options;
  let read = 0;
  const report = await importDatasets({
    localGrids,
    recognition,
    build,
    profile,
    reporter,
    clock,
    ...(signal ? { signal } : {}),
    ...(threads === undefined ? {} : { threads }),
    onRows: (rows) => options.onRead?.((read += rows)),
    onProgress: (progress) => options.onProgress?.({ stage: 'import', ...progress }),
  });
  const blocks = build.blocks();
  const ended = await endBuild(run, options);
  return {
    ...report,
    ...ended,
    phaseSeconds: clock.end(),
    ...whoAndWhen(run, options),
    blocks,
    batch: build.id,
    profile: profile.id,
    synthetic: recognition.note?.synthetic ?? false,
    rejectedRows: reporter.rejectedRows,
    dropShare: profile.thresholds.dropShare,
  };
}

function whoAndWhen({ recognition, startedAt }: Run, { account }: RefreshOptions) {
  const sources = recognition.files.map(({ file, sha256, dataset, asOf }) => ({
    name: file.name,
    sha256,
    department: dataset.tables[0]?.department.id ?? '',
    asOf,
  }));
  const who = account ?? BUILT_IN_ACCOUNT.account;
  return { account: who, startedAt, endedAt: new Date().toISOString(), sources };
}

/** A person gave the import up: neither a report nor a failed batch stays. */
async function leaveNothing(
  { storeFolder, signal }: RefreshOptions,
  id: string,
  folder: string,
): Promise<never> {
  await rm(folder, { recursive: true, force: true });
  await forgetFailed(storeFolder, id);
  throw signal?.reason;
}

async function endBuild(
  { build, current, tiles, clock }: Run,
  { dryRun }: RefreshOptions,
): Promise<Pick<RefreshReport, 'outcome' | 'snapshotId' | 'tiles'>> {
  if (dryRun) {
    await build.abort();
    return { outcome: 'preview', snapshotId: current };
  }
  clock.begin('finish');
  tiles.rowsAreRead();
  const published = await build.finish();
  if (published === 'unchanged') return { outcome: 'unchanged', snapshotId: current };
  const { report } = tiles;
  return { outcome: 'published', snapshotId: published.id, ...(report ? { tiles: report } : {}) };
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
