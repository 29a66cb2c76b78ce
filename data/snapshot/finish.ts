import { isDeepStrictEqual } from 'node:util';
import { TABLES } from '../../contract/schema/index.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { lacksOneOf, placePictures } from '../pictures/picture-files.ts';
import { namedInFile } from '../pictures/picture-index.ts';
import type { Block, BuildState } from './build-state.ts';
import { composeManifest, filesOf, isSynthetic, latestDate } from './compose-manifest.ts';
import { removeOldHistory } from './history/retention.ts';
import type { HistoryFiles } from './history/write-history.ts';
import { writeHistory } from './history/write-history.ts';
import { type BaseToFinish, finishBase, finishTiles } from './finish-base.ts';
import { finishFiles, openFiles, refuseFaulty } from './finish-files.ts';
import { writeHighestSlots } from './highest-slots.ts';
import type { SnapshotManifest } from './manifest.ts';
import { placeFiles, placeHistory, publishManifest } from './publish.ts';
import { refuseBlocked, refuseIdleRemovals } from './refusals.ts';
import { readTerms } from '../retention/terms.ts';
import { removeOldSnapshots } from './retention.ts';
import { isEmptyHanded, isSameAsBefore } from './same-as-before.ts';
import { settleTable } from './settle.ts';
import { stampedSourcesOf } from './source-rows.ts';
import type { Finding } from './verify.ts';
import { checkReferences } from './verify-references.ts';

export interface FinishOptions extends BaseToFinish {
  readonly store: string;
  readonly synthetic: boolean;
  /** Other than the terms of the store say. */
  readonly keep?: number;
  /** Why publishing is refused: what a person has not allowed. */
  readonly blocks: readonly Block[];
  /** Looked at between the steps; once files are placed the snapshot is published. */
  readonly signal?: AbortSignal;
}

/**
 * Completes, indexes, verifies and publishes what was delivered, but for what branches have completed already. Gives
 * `unchanged` and publishes nothing when no row and no setting differs from the snapshot in use, or none is taken into an
 * empty store.
 */
export async function finishBuild(
  state: BuildState,
  options: FinishOptions,
): Promise<SnapshotManifest | 'unchanged'> {
  for (const table of TABLES) await settleTable(state, table);
  refuseIdleRemovals(state);
  if (isUnchanged(state, options) && !(await bringsPhotographs(state, options))) return 'unchanged';
  refuseBlocked(options.blocks);
  const { signal, synthetic } = options;
  signal?.throwIfAborted();
  await completeFiles(state, options);
  signal?.throwIfAborted();
  const paths = pathsOf(state, options);
  const publishedAt = new Date().toISOString();
  const history = await recordHistory(state, options, paths, publishedAt);
  signal?.throwIfAborted();
  refuseFaulty(await checkOthers(state, paths, options.folder));
  const manifest = composeManifest(state, filesOf(state, paths), { synthetic, publishedAt });
  await publish(state, options, manifest, history);
  return manifest;
}

async function publish(
  state: BuildState,
  { store, folder, keep, signal }: FinishOptions,
  manifest: SnapshotManifest,
  history: HistoryFiles,
): Promise<void> {
  signal?.throwIfAborted();
  const terms = await readTerms(store, state.profile);
  const built = [...state.finished].map(([file, { path }]) => [file, path] as const);
  await placeFiles(store, new Map(built), manifest.files);
  await placePictures(store, folder);
  await placeHistory(store, manifest.id, history);
  await writeHighestSlots(store, state.highestSlots());
  await publishManifest(store, manifest);
  const { snapshots, openChanges: open, personalChanges: personal } = terms;
  await removeOldSnapshots(store, keep ?? snapshots);
  await removeOldHistory(store, { open, personal });
}

/** Whether photographs come back that the snapshot in use names and the store lost, as with a destroyed key. */
async function bringsPhotographs(
  { bench, previous }: BuildState,
  { store, folder, previousFiles }: FinishOptions,
): Promise<boolean> {
  const path = previousFiles.get('pictures');
  if (!previous || path === undefined || !bench.touched.has('pictures')) return false;
  return lacksOneOf(store, folder, await namedInFile(path));
}

function isUnchanged(state: BuildState, options: FinishOptions): boolean {
  const { previous, bench, profile } = state;
  if (isEmptyHanded(state)) return true;
  if (!previous || (bench.touched.size > 0 && !isSameAsBefore(state))) return false;
  if (options.tilesBuilder && !previous.files.tiles) return false;
  return (
    isSynthetic(state, options.synthetic) === previous.synthetic &&
    isDeepStrictEqual(previous.profile, profile)
  );
}

/** The base first, since an index must not be added to a file that others read as one that never changes. */
async function completeFiles(state: BuildState, options: FinishOptions): Promise<void> {
  const { bench, finished } = state;
  await bench.complete();
  await bench.close();
  await state.finishingBase;
  const loadedBase = bench.touched.get('base');
  if (loadedBase !== undefined && !finished.has('base'))
    await finishBase(state, loadedBase, options);
  const base = finished.get('base')?.path ?? (options.previousFiles.get('base') as string);
  if (!finished.has('tiles') && !options.previousFiles.has('tiles'))
    await finishTiles(state, base, options);
  const rest = [...bench.touched].filter(([file]) => !finished.has(file));
  const loaded = rest.map(([file, path]) => {
    return { file, path, base, sources: stampedSourcesOf(state, file) };
  });
  for (const [file, one] of await finishFiles(loaded)) finished.set(file, one);
}

/** Files of the new snapshot. Tiles of an older base would show other buildings: without a builder there are none. */
function pathsOf(
  { finished }: BuildState,
  { previousFiles }: FinishOptions,
): Map<SnapshotFileName, string> {
  const built = [...finished].map(([file, { path }]) => [file, path] as const);
  const paths = new Map([...previousFiles, ...built]);
  if (finished.has('base') && !finished.has('tiles')) paths.delete('tiles');
  return paths;
}

/** Files that stay as they were refer to the base, which may have changed. */
async function checkOthers(
  { finished }: BuildState,
  paths: ReadonlyMap<SnapshotFileName, string>,
  label: string,
): Promise<Finding[]> {
  const others = TABLES.filter(({ file }) => paths.has(file) && !finished.has(file));
  if (!finished.has('base') || others.length === 0) return [];
  const db = await openFiles(paths, label);
  try {
    return await checkReferences(db, others);
  } finally {
    await db.close();
  }
}

function recordHistory(
  state: BuildState,
  { folder, previousFiles }: FinishOptions,
  paths: ReadonlyMap<SnapshotFileName, string>,
  at: string,
): Promise<HistoryFiles> {
  const as_of = latestDate([...state.sources.values()].flat());
  const snapshotPaths = new Map([...paths].filter(([file]) => file !== 'tiles'));
  const meta = { snapshot_id: state.id, at, as_of };
  return writeHistory({ state, folder, meta, previousFiles, paths: snapshotPaths });
}
