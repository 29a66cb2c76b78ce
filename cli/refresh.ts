import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorShape } from '../contract/errors.ts';
import type { ImportStage } from '../contract/imports.ts';
import { markReturnedLists } from '../data/give-back/mark-lists.ts';
import { removeOldReports } from '../data/quality/retention.ts';
import { readTerms } from '../data/retention/terms.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { requireKeys } from '../data/sealing/required-keys.ts';
import { beginBuild } from '../data/snapshot/build.ts';
import { openStore, type SnapshotStore } from '../data/snapshot/store.ts';
import { openWorkspace } from '../data/workspace/workspace.ts';
import { loadImportMap } from '../importers/mapping.ts';
import { PhaseClock } from '../importers/phase-clock.ts';
import { recogniseFolder } from '../importers/recognise.ts';
import { ImportTiles } from './import-tiles.ts';
import {
  buildOptions,
  chooseProfile,
  type RefreshOptions,
  type RefreshProgress,
  stageOf,
} from './refresh-options.ts';
import { listRefused, type RefreshReport, whoAndWhen } from './refresh-report.ts';
import { runBuild } from './run-refresh.ts';

/**
 * Department exports → a published snapshot: recognise, import, build tiles, verify, move the pointer. On any error the
 * snapshot in use stays. Errors: whatever a reader, the builder or the verification says, with file and remedy.
 */
export async function refresh(given: RefreshOptions): Promise<RefreshReport> {
  const { options, stage } = withStage(given);
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
  const run = { build, recognition, profile, current, startedAt, tiles, clock, stage };
  const report = await runBuild(run, options);
  if (report.outcome === 'preview') return report;
  if (report.snapshotId !== undefined) await closeLists(store, report, options);
  const terms = await readTerms(options.storeFolder, profile);
  await removeOldReports(options.storeFolder, terms.reports);
  return report;
}

/** The same options, and what was told last before a person gave it up. */
function withStage(options: RefreshOptions) {
  let stage: ImportStage = 'recognise';
  const onProgress = (progress: RefreshProgress) => {
    if (!options.signal?.aborted) stage = stageOf(progress);
    options.onProgress?.(progress);
  };
  const onRead = (rows: number) => {
    if (stage === 'recognise' && !options.signal?.aborted) stage = 'import';
    options.onRead?.(rows);
  };
  return { options: { ...options, onProgress, onRead }, stage: () => stage };
}

/** Does what comes before a build; a delivery refused here already is listed as a failed batch, unless it is tried or another one runs. */
async function orListed<Result>(
  { dryRun, account, paths }: RefreshOptions,
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
      await listRefused(store, { error, by, paths }).catch(() => undefined);
    throw thrown;
  }
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
  try {
    const snapshot = await store.open(snapshotId);
    const tables = [...new Set(files.map(({ table }) => table))];
    const keyring = await openKeyring(keyFolder);
    await markReturnedLists(workspace.lists, snapshot, keyring, tables).finally(() =>
      snapshot.close(),
    );
  } finally {
    await workspace.close();
  }
}
