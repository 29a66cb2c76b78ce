import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorShape } from '../contract/errors.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { translateStorageError } from '../data/driver/errors.ts';
import { markReturnedLists } from '../data/give-back/mark-lists.ts';
import { loadProfile } from '../data/profile.ts';
import { removeOldReports } from '../data/quality/retention.ts';
import { requireKeys } from '../data/sealing/required-keys.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { beginBuild, type BuildOptions, type SnapshotBuild } from '../data/snapshot/build.ts';
import { forgetFailed } from '../data/snapshot/failed.ts';
import type { DeliveryMode } from '../data/snapshot/delivery.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';
import { openStore } from '../data/snapshot/store.ts';
import { openWorkspace } from '../data/workspace/workspace.ts';
import { loadLocalGrids } from '../importers/crs/local-grids.ts';
import type { ImportProgress } from '../importers/deliver-datasets.ts';
import { importDatasets } from '../importers/import.ts';
import { loadImportMap, type ImportMap } from '../importers/mapping.ts';
import { recogniseFolder, type Recognition } from '../importers/recognise.ts';
import { PhaseClock } from '../importers/phase-clock.ts';
import { readRemovedRows } from '../importers/removal-list.ts';
import { ImportReporter } from '../importers/report/reporter.ts';
import { ImportTiles } from './import-tiles.ts';
import {
  keepReport,
  listRefused,
  type RefreshReport,
  reportFailed,
  whoAndWhen,
} from './refresh-report.ts';

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
  /** Path of a list of rows an incremental delivery removes, beside those it brings; see `readRemovedRows`. */
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
  const store = await openStore(options.storeFolder);
  const current = await store.currentId();
  const recognition = await orListed(options, store, startedAt, async () => {
    if (current !== undefined && !options.fromScratch)
      await requireKeys(options.keyFolder, await store.manifest(current));
    return recogniseFolder(options.paths, map);
  });
  const profile = await chooseProfile(options, recognition, async () =>
    current === undefined || options.fromScratch
      ? undefined
      : (await store.manifest(current)).profile,
  );
  const tiles = new ImportTiles({ ...options, profile });
  const build = await orListed(options, store, startedAt, async () =>
    beginBuild(store, await buildOptions(options, recognition, profile, tiles)),
  );
  const run = { build, recognition, profile, current, startedAt, tiles, clock };
  const report = await runBuild(run, options);
  if (report.outcome === 'preview') return report;
  await closeLists(store, report, options);
  await removeOldReports(options.storeFolder, profile.retentionDays.personal);
  return report;
}

async function buildOptions(
  options: RefreshOptions,
  recognition: Recognition,
  profile: DistrictProfile,
  tiles: ImportTiles,
): Promise<BuildOptions> {
  return {
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
    removed: await removedRows(options, recognition),
    ...(options.signal ? { signal: options.signal } : {}),
  };
}

/** Does what comes before a build; a delivery refused here already is listed as a failed batch, unless it is tried or another one runs. */
async function orListed<Result>(
  { dryRun, account }: RefreshOptions,
  store: SnapshotStore,
  startedAt: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const error = toErrorShape(thrown);
    const by = whoAndWhen([], startedAt, account);
    if (!dryRun && error.kind !== 'busy')
      await listRefused(store, { error, by }).catch(() => undefined);
    throw thrown;
  }
}

/** Rows to take away: of the list that was named, and for an incremental delivery of those that came with it. */
async function removedRows(
  { mode, removed }: RefreshOptions,
  { removalLists }: Recognition,
): Promise<Record<string, string[]>> {
  const paths = [
    ...(removed === undefined ? [] : [removed]),
    ...(mode === 'incremental' ? removalLists : []),
  ];
  const all: Record<string, string[]> = {};
  for (const path of new Set(paths)) {
    for (const [table, keys] of Object.entries(await readRemovedRows(path)))
      all[table] = [...new Set([...(all[table] ?? []), ...keys])];
  }
  return all;
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
  const { build, recognition, startedAt } = run;
  const folder = storePaths.report(options.storeFolder, build.id);
  let reporter: ImportReporter | undefined;
  try {
    reporter = await ImportReporter.open(folder);
    const report = await readAndEnd(run, reporter, options);
    return { ...report, reportFolder: await keepReport(folder, reporter, report) };
  } catch (thrown) {
    const failure = translateStorageError(thrown, folder);
    const error = toErrorShape(failure);
    await build.abort(error.sentence);
    await reporter?.close().catch(() => undefined);
    if (options.signal?.aborted) return await leaveNothing(options, build.id, folder);
    const by = whoAndWhen(recognition.files, startedAt, options.account);
    await reportFailed(options.storeFolder, { id: build.id, error, by });
    throw failure;
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
    ...whoAndWhen(recognition.files, run.startedAt, options.account),
    blocks,
    batch: build.id,
    profile: profile.id,
    synthetic: recognition.note?.synthetic ?? false,
    rejectedRows: reporter.rejectedRows,
    dropShare: profile.thresholds.dropShare,
  };
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
