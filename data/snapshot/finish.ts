import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { TABLES, tableSpec } from '../../contract/schema/index.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { nameOn } from '../../contract/organisations.ts';
import type { ReadDb } from '../driver/port.ts';
import { SCHEMA_VERSION } from '../migrations/index.ts';
import type { Block, BlockOption, BuildState } from './build-state.ts';
import { removeOldHistory } from './history/retention.ts';
import type { HistoryFiles } from './history/write-history.ts';
import { writeHistory } from './history/write-history.ts';
import { indexFiles, openFiles, writeSources } from './finish-files.ts';
import { writeHighestSlots } from './highest-slots.ts';
import type { SnapshotFileRecord, SnapshotManifest, SourceFileRecord } from './manifest.ts';
import { describeFile, placeFiles, placeHistory, publishManifest } from './publish.ts';
import { removeOldSnapshots } from './retention.ts';
import { settleTable } from './settle.ts';
import { checkIntegrity, checkTables } from './verify.ts';

/** Builds the tiles of a snapshot into a new file from the finished base tables. */
export type TilesBuilder = (input: {
  /** Has the tables under the name `base`. */
  readonly base: ReadDb;
  readonly previousTilesPath?: string;
  readonly outPath: string;
}) => Promise<void>;

export interface FinishOptions {
  readonly store: string;
  /** Folder of this build. */
  readonly folder: string;
  readonly synthetic: boolean;
  readonly previousFiles: ReadonlyMap<SnapshotFileName, string>;
  /** Becomes the snapshot's id. */
  readonly id: string;
  readonly keep: number;
  readonly tilesBuilder: TilesBuilder | undefined;
  /** Why publishing is refused: what a person has not allowed. */
  readonly blocks: readonly Block[];
  /** Looked at between the steps; once files are placed the snapshot is published. */
  readonly signal?: AbortSignal;
}

/**
 * Completes, indexes, verifies and publishes what was delivered. Gives `unchanged` and publishes nothing when no row
 * and no setting differs from the snapshot in use.
 */
export async function finishBuild(
  state: BuildState,
  options: FinishOptions,
): Promise<SnapshotManifest | 'unchanged'> {
  for (const table of TABLES) await settleTable(state, table);
  refuseIdleRemovals(state);
  if (isUnchanged(state, options)) return 'unchanged';
  refuseBlocked(options.blocks);
  const { signal } = options;
  signal?.throwIfAborted();
  const built = await completeFiles(state, options.id);
  signal?.throwIfAborted();
  const paths = new Map([...options.previousFiles, ...built]);
  const publishedAt = new Date().toISOString();
  const [history] = await Promise.all([
    recordHistory(state, options, paths, publishedAt),
    buildTiles(options, built, paths),
  ]);
  signal?.throwIfAborted();
  const files = await describeAll(state, built, paths);
  const manifest = composeManifest(state, options, files, publishedAt);
  await verifyBuilt(manifest, built, paths, options.folder);
  signal?.throwIfAborted();
  await placeFiles(options.store, built, files);
  await placeHistory(options.store, options.id, history);
  await writeHighestSlots(options.store, state.highestSlots());
  await publishManifest(options.store, manifest);
  await removeOldSnapshots(options.store, options.keep);
  await removeOldHistory(options.store, state.profile.retentionDays);
  return manifest;
}

function isUnchanged(state: BuildState, options: FinishOptions): boolean {
  const { previous, bench, profile } = state;
  if (!previous || bench.touched.size > 0) return false;
  if (options.tilesBuilder && !previous.files.tiles) return false;
  return (
    isSynthetic(state, options) === previous.synthetic &&
    isDeepStrictEqual(previous.profile, profile)
  );
}

/** Rows of a synthetic delivery stay synthetic until every table of it has been replaced. */
function isSynthetic(state: BuildState, { synthetic }: FinishOptions): boolean {
  if (synthetic || !state.previous?.synthetic) return synthetic;
  return [...state.sources.keys()].some((table) => !state.delivered.has(table));
}

/** Rows named to be removed must have met an incremental delivery of their table; else they would stay unnoticed. */
function refuseIdleRemovals({ removed, delivered, mode }: BuildState): void {
  for (const [name, keys] of Object.entries(removed)) {
    if (keys.length === 0 || (mode === 'incremental' && delivered.has(name))) continue;
    throw new TwinError(
      'invalid',
      say`The list of rows to remove names ${keys.length} of ${tableSpec(name).title}, which can only go with an incremental delivery of that table. Import its files with --incremental.`,
    );
  }
}

const SWITCHES: Readonly<Record<BlockOption, string>> = {
  allowDrop: '--allow-drop',
  acceptCrs: '--accept-crs',
};

/** Errors: `invalid` naming the switches by which a person says that it is right. */
function refuseBlocked(blocks: readonly Block[]): void {
  if (blocks.length === 0) return;
  const switches = [...new Set(blocks.map(({ option }) => SWITCHES[option]))].join(' ');
  throw new TwinError(
    'invalid',
    say`${blocks.map(({ sentence }) => sentence).join(' ')} Check the exports; if they are right, import again with ${switches}.`,
  );
}

async function completeFiles(
  state: BuildState,
  batch: string,
): Promise<Map<SnapshotFileName, string>> {
  const { bench } = state;
  await bench.complete();
  const built = new Map(bench.touched);
  const records = stampedSources(state, batch);
  for (const file of built.keys()) await writeSources(bench, file, records);
  await bench.close();
  await indexFiles(built);
  return built;
}

function recordHistory(
  state: BuildState,
  { folder, previousFiles, id }: FinishOptions,
  paths: ReadonlyMap<SnapshotFileName, string>,
  at: string,
): Promise<HistoryFiles> {
  const as_of = latestDate([...state.sources.values()].flat());
  const snapshotPaths = new Map([...paths].filter(([file]) => file !== 'tiles'));
  const meta = { snapshot_id: id, at, as_of };
  return writeHistory({ state, folder, meta, previousFiles, paths: snapshotPaths });
}

function latestDate(sources: readonly { readonly asOf: string }[]): string {
  return sources.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
}

async function buildTiles(
  { tilesBuilder, previousFiles, folder }: FinishOptions,
  built: Map<SnapshotFileName, string>,
  paths: Map<SnapshotFileName, string>,
): Promise<void> {
  const previousTilesPath = previousFiles.get('tiles');
  if (!tilesBuilder) return dropStaleTiles(built, paths);
  if (!built.has('base') && previousTilesPath !== undefined) return;
  const outPath = join(folder, 'tiles.sqlite');
  const base = await openFiles(new Map([...paths].filter(([file]) => file === 'base')), folder);
  try {
    await tilesBuilder({
      base,
      outPath,
      ...(previousTilesPath === undefined ? {} : { previousTilesPath }),
    });
  } finally {
    await base.close();
  }
  built.set('tiles', outPath);
  paths.set('tiles', outPath);
}

/** Tiles of an older base would show other buildings; without a builder the snapshot has none. */
function dropStaleTiles(
  built: ReadonlyMap<SnapshotFileName, string>,
  paths: Map<SnapshotFileName, string>,
): void {
  if (built.has('base')) paths.delete('tiles');
}

async function describeAll(
  { previous }: BuildState,
  built: ReadonlyMap<SnapshotFileName, string>,
  paths: ReadonlyMap<SnapshotFileName, string>,
): Promise<Partial<Record<SnapshotFileName, SnapshotFileRecord>>> {
  const described = [...paths].map(async ([file, path]) => {
    const kept = built.has(file) ? undefined : previous?.files[file];
    return [file, kept ?? (await describeFile(file, path))] as const;
  });
  return Object.fromEntries(await Promise.all(described));
}

function composeManifest(
  state: BuildState,
  options: FinishOptions,
  files: SnapshotManifest['files'],
  publishedAt: string,
): SnapshotManifest {
  const { previous, profile } = state;
  const sources = stampedSources(state, options.id);
  return {
    id: options.id,
    publishedAt,
    asOf: latestDate(sources),
    schemaVersion: SCHEMA_VERSION,
    synthetic: isSynthetic(state, options),
    profile,
    ...(previous ? { previousId: previous.id } : {}),
    files,
    changes: previous ? [...state.changes.values()] : [],
    sources,
  };
}

/** Files that this build read name it as their batch, and their department as it was called when they were cut. */
function stampedSources(state: BuildState, batch: string): SourceFileRecord[] {
  const before = new Set(state.previous?.sources.map(({ fileId }) => fileId));
  const { organisations } = state.profile;
  return [...state.sources.values()].flat().map((source) => {
    if (before.has(source.fileId)) return source;
    const { department, asOf } = source;
    const title = nameOn(organisations, department, asOf);
    return { ...source, batch, department: { ...department, title } };
  });
}

async function verifyBuilt(
  manifest: SnapshotManifest,
  built: ReadonlyMap<SnapshotFileName, string>,
  paths: ReadonlyMap<SnapshotFileName, string>,
  folder: string,
): Promise<void> {
  const db = await openFiles(paths, folder);
  try {
    const [integrity, tables] = await Promise.all([
      checkIntegrity(built),
      checkTables(db, manifest),
    ]);
    const errors = [...integrity, ...tables].filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return;
    throw new TwinError(
      'internal',
      say`The new snapshot failed its checks and was not published: ${errors.map(({ sentence }) => sentence).join(' ')}`,
    );
  } finally {
    await db.close();
  }
}
