import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { translateStorageError } from '../driver/errors.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { type BranchResult, type BranchSeed, branchSeed, joinBranch } from './branch.ts';
import { type Block, BuildState } from './build-state.ts';
import { deliverTable } from './deliver.ts';
import type { DeliveryMode, DeliveryOutcome, TableDelivery } from './delivery.ts';
import { endOnce, guarded } from './build-end.ts';
import { type FinishOptions, finishBuild } from './finish.ts';
import { type BaseToFinish, finishBaseAside, type TilesBuilder } from './finish-base.ts';
import { readHighestSlots } from './highest-slots.ts';
import { storePaths } from './layout.ts';
import { lockStore } from './lock.ts';
import type { SnapshotManifest, SourceFileRecord } from './manifest.ts';
import { checkedPaths } from './open-snapshot.ts';
import { nextSnapshotId } from './publish.ts';
import type { Renewal } from './renew-table.ts';
import { clearLeftovers } from './retention.ts';
import type { SnapshotStore } from './store.ts';
import { Workbench } from './workbench.ts';

export interface BuildOptions {
  readonly profile: DistrictProfile;
  /** The rows are invented: 演示数据·虚构. */
  readonly synthetic: boolean;
  readonly keys: Keyring;
  /** Publish although a table loses more rows than the profile allows. */
  readonly allowDrop?: boolean;
  /** Publish although a file's declared coordinate system fits worse than another one. */
  readonly acceptCrs?: boolean;
  /** Take deliveries of an older date than the rows they meet. */
  readonly allowOlder?: boolean;
  /** How deliveries are meant that do not say so; `full` when absent. */
  readonly mode?: DeliveryMode;
  /** Natural keys of rows that incremental deliveries remove, by table. */
  readonly removed?: Readonly<Record<string, readonly string[]>>;
  /** Names of the tables that will be delivered, where that is known. */
  readonly expected?: readonly string[];
  /** Leave the snapshot in use out of account, e.g. because it is damaged; slots go on after the highest given. */
  readonly fromScratch?: boolean;
  /** Snapshots that stay for rollback. */
  readonly keep?: number;
  /** Builds the tiles; without it a snapshot whose base changed has none. */
  readonly tilesBuilder?: TilesBuilder;
  /** The build will be given up once it was looked at: no file is completed. */
  readonly preview?: boolean;
  /** Aborting it stops `finish` before anything is published. */
  readonly signal?: AbortSignal;
  /** Largest size of one file in bytes; more is an error as on a full disk. */
  readonly maxFileBytes?: number;
}

/** What importers need of a build or of a branch of one. */
export interface TableBuild {
  /**
   * Takes a delivery of one table. A table comes after the tables it refers to:
   * area, base_map_feature, building, building_part, room, resident, unit.
   */
  deliver(delivery: TableDelivery): Promise<DeliveryOutcome>;
  /** Gives a reason of its own why publishing must wait for a person. */
  block(block: Block): void;
  /** Files the rows of a table come from: of this build once it is delivered, else of the snapshot in use. */
  sources(table: string): readonly SourceFileRecord[];
  /** Tables built so far and the previous snapshot's others, as `base.building`. */
  lookup(): ReadDb;
}

/** A snapshot in the making (批次). One at a time in a store. */
export interface SnapshotBuild extends TableBuild {
  /** Id of the snapshot it will become, and of the failed batch if it does not. */
  readonly id: string;
  /** Its own folder, removed when it ends. */
  readonly folder: string;
  /** How deliveries are meant that do not say so. */
  readonly mode: DeliveryMode;
  /**
   * What another thread needs to build files of this build; `base` must have been delivered and changes no more. From now on
   * it is completed and the tiles are built while the branches are.
   */
  branch(): Promise<BranchSeed>;
  /** Takes over the files a branch built; only then do the build and its branch see each other's tables. */
  join(result: BranchResult): Promise<void>;
  /** Paths of the files as they are now: those of this build and, for the rest, of the snapshot in use. */
  files(): ReadonlyMap<SnapshotFileName, string>;
  /** How a table follows from the snapshot in use; undefined where all its rows were written anew, or none. */
  renewal(table: string): Renewal | undefined;
  /** Why `finish` will refuse: tables that lose too many rows, and what `block` was told. */
  blocks(): readonly string[];
  /** Verifies and publishes; `unchanged` when nothing differs from the snapshot in use. Ends the build either way. */
  finish(): Promise<SnapshotManifest | 'unchanged'>;
  /** Gives up and removes what was built; a reason lists the batch as failed. Harmless after `finish`. */
  abort(reason?: string): Promise<void>;
}

/**
 * Begins a build. Errors: `busy` while another process builds; `corrupt` or `stale` when the snapshot in use cannot be
 * read (see `fromScratch`).
 */
export async function beginBuild(
  store: SnapshotStore,
  options: BuildOptions,
): Promise<SnapshotBuild> {
  const id = nextSnapshotId(await store.list());
  const unlock = await lockStore(store.folder, id);
  const folder = join(storePaths.building(store.folder), id);
  try {
    await clearLeftovers(store.folder);
    await mkdir(folder, { recursive: true });
    return await openBuild({ store, options, id, folder, unlock });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    await unlock();
    throw translateStorageError(error, store.folder);
  }
}

interface BuildContext {
  readonly store: SnapshotStore;
  readonly options: BuildOptions;
  readonly id: string;
  readonly folder: string;
  readonly unlock: () => Promise<void>;
}

async function openBuild(context: BuildContext): Promise<SnapshotBuild> {
  const { options, id } = context;
  const prepared = await prepare(context);
  const { state } = prepared;
  const end = endOnce({ ...context, store: context.store.folder }, state);
  const attempt = guarded(context.folder, end);
  return {
    id,
    folder: context.folder,
    mode: state.mode,
    deliver: (delivery) => attempt(() => deliverTable(state, delivery)),
    blocks: () => openBlocks(state, options).map(({ sentence }) => sentence),
    block: (block) => void state.blocks.push(block),
    sources: (table) => state.sources.get(table) ?? [],
    lookup: () => state.bench.lookup(),
    renewal: (table) => state.renewals.get(table),
    files: () => new Map([...prepared.previousFiles, ...state.bench.touched]),
    branch: () =>
      attempt(async () => {
        const seed = await branchSeed(state, branchOptions(context, prepared));
        if (!seed.preview) finishBaseSoon(state, baseOptions(context, prepared));
        return seed;
      }),
    join: (result) => attempt(() => joinBranch(state, result)),
    finish: () =>
      attempt(async () => {
        const result = await finishBuild(state, finishOptions(context, prepared));
        await end();
        return result;
      }),
    abort: end,
  };
}

/** What a person has not allowed. */
function openBlocks({ blocks }: BuildState, options: BuildOptions): Block[] {
  return blocks.filter(({ option }) => !options[option]);
}

interface PreparedBuild {
  readonly state: BuildState;
  /** Files of the snapshot in use. */
  readonly previousFiles: ReadonlyMap<SnapshotFileName, string>;
}

async function prepare({ store, options, folder, id }: BuildContext): Promise<PreparedBuild> {
  const previous = options.fromScratch ? undefined : await readPrevious(store);
  const previousFiles: ReadonlyMap<SnapshotFileName, string> = previous
    ? await checkedPaths(store.folder, previous)
    : new Map();
  const { maxFileBytes, expected = [] } = options;
  const limit = maxFileBytes === undefined ? {} : { maxFileBytes };
  const bench = await Workbench.open({ folder, previous: previousFiles, expected, ...limit });
  if (!previousFiles.has('base')) await bench.touch('base');
  const highest = await readHighestSlots(store.folder);
  return { state: new BuildState({ ...options, id, bench, previous, highest }), previousFiles };
}

function branchOptions({ options, folder }: BuildContext, { previousFiles }: PreparedBuild) {
  const { expected = [], preview = false } = options;
  return { folder, files: previousFiles, expected, preview };
}

function baseOptions(
  { options, folder }: BuildContext,
  { previousFiles }: PreparedBuild,
): BaseToFinish {
  return { folder, previousFiles, tilesBuilder: options.tilesBuilder };
}

/** Its failure shows when the build is finished. */
function finishBaseSoon(state: BuildState, options: BaseToFinish): void {
  state.finishingBase ??= finishBaseAside(state, options);
  state.finishingBase.catch(() => undefined);
}

function finishOptions(context: BuildContext, prepared: PreparedBuild): FinishOptions {
  const { store, options } = context;
  const { synthetic, profile, keep = profile.keepSnapshots, signal } = options;
  return {
    ...baseOptions(context, prepared),
    store: store.folder,
    synthetic,
    keep,
    blocks: openBlocks(prepared.state, options),
    ...(signal ? { signal } : {}),
  };
}

async function readPrevious(store: SnapshotStore): Promise<SnapshotManifest | undefined> {
  const id = await store.currentId();
  if (id === undefined) return undefined;
  try {
    return await store.manifest(id);
  } catch (error) {
    const { kind, message } = translateStorageError(error, store.folder);
    throw new TwinError(
      kind,
      say`${message} To begin anew without it, import all exports with --from-scratch.`,
      { file: store.folder },
      error,
    );
  }
}
