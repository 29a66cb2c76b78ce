import { rm } from 'node:fs/promises';
import { type ErrorShape, toErrorShape } from '../contract/errors.ts';
import type { ImportStage } from '../contract/imports.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import type { TableChange } from '../contract/queries/snapshot.ts';
import { tableSpec } from '../contract/schema/index.ts';
import { translateStorageError } from '../data/driver/errors.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import type { SnapshotBuild } from '../data/snapshot/build.ts';
import { forgetFailed } from '../data/snapshot/failed.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import { loadLocalGrids } from '../importers/crs/local-grids.ts';
import { importDatasets } from '../importers/import.ts';
import type { PhaseClock } from '../importers/phase-clock.ts';
import type { Recognition } from '../importers/recognise.ts';
import { ImportReporter } from '../importers/report/reporter.ts';
import type { ImportTiles } from './import-tiles.ts';
import type { RefreshOptions } from './refresh-options.ts';
import { keepReport, type RefreshReport, reportEnded, whoAndWhen } from './refresh-report.ts';
import { placeNotes } from './shape-notes.ts';

/** A refresh whose build has begun. */
export interface Run {
  readonly build: SnapshotBuild;
  readonly recognition: Recognition;
  readonly profile: DistrictProfile;
  readonly current: string | undefined;
  readonly startedAt: string;
  readonly tiles: ImportTiles;
  readonly clock: PhaseClock;
  /** What it is doing. */
  readonly stage: () => ImportStage;
}

/** Reads everything into the build, publishes it and writes the report; a failure is listed, and so is one that was given up. */
export async function runBuild(run: Run, options: RefreshOptions): Promise<RefreshReport> {
  const { build } = run;
  const folder = storePaths.report(options.storeFolder, build.id);
  let reporter: ImportReporter | undefined;
  try {
    reporter = await ImportReporter.open(folder);
    const report = await readAndEnd(run, reporter, options);
    await keepReport(folder, reporter, report);
    return { ...report, reportFolder: folder };
  } catch (thrown) {
    const failure = translateStorageError(thrown, folder);
    const error = toErrorShape(failure);
    await build.abort(error.sentence);
    await reporter?.close().catch(() => undefined);
    await listEnded(run, options, error);
    throw options.signal?.aborted ? options.signal.reason : failure;
  }
}

/** Lists a batch that published nothing as failed, or as cancelled where a person gave it up; a trial given up leaves nothing. */
async function listEnded(
  { build: { id }, recognition, startedAt, stage }: Run,
  { storeFolder, signal, dryRun, account, paths }: RefreshOptions,
  error: ErrorShape,
): Promise<void> {
  if (signal?.aborted) await forgetFailed(storeFolder, id);
  if (signal?.aborted && dryRun)
    return rm(storePaths.report(storeFolder, id), { recursive: true, force: true });
  const ending = signal?.aborted ? { cancelledAt: stage() } : { error };
  const by = whoAndWhen(recognition.files, startedAt, account);
  return reportEnded(storeFolder, { id, ending, by, paths });
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
  const { joined = [], ...ended } = await endBuild(run, options, report.changes);
  return {
    ...report,
    ...ended,
    changes: [...report.changes, ...joined],
    phaseSeconds: clock.end(),
    ...whoAndWhen(recognition.files, run.startedAt, options.account),
    blocks: blocks.map(({ sentence }) => sentence),
    older: blocks.flatMap(({ older }) => older ?? []),
    batch: build.id,
    mode: build.mode,
    profile: profile.id,
    synthetic: recognition.note?.synthetic ?? false,
    rejectedRows: reporter.rejectedRows,
    dropShare: profile.thresholds.dropShare,
  };
}

async function endBuild(
  { build, current, tiles, clock }: Run,
  { dryRun }: RefreshOptions,
  delivered: readonly TableChange[],
): Promise<
  Pick<RefreshReport, 'outcome' | 'snapshotId' | 'tiles'> & {
    readonly joined?: readonly TableChange[];
  }
> {
  if (dryRun) {
    const joined = joinedRows(await build.settle(), delivered);
    await build.abort();
    return { outcome: 'preview', snapshotId: current, joined };
  }
  clock.begin('finish');
  tiles.rowsAreRead();
  const published = await build.finish();
  if (published === 'unchanged') return { outcome: 'unchanged', snapshotId: current };
  const { report } = tiles;
  const joined = joinedRows(published.changes, delivered);
  const ended = { outcome: 'published', snapshotId: published.id, joined } as const;
  if (!report) return ended;
  return { ...ended, tiles: placeNotes(report, published.sources) };
}

/** Tables that were not delivered and to which held rows joined (暂存并入), since what they waited for has come. */
function joinedRows(
  all: readonly TableChange[],
  delivered: readonly TableChange[],
): readonly TableChange[] {
  const known = new Set(delivered.map(({ table }) => table));
  return all.filter(
    ({ table, added }) => added > 0 && !known.has(table) && !tableSpec(table).derived,
  );
}
