import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableChange } from '../../contract/queries/snapshot.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { SnapshotFileName, TableSpec } from '../../contract/schema/table.ts';
import { translateStorageError } from '../driver/errors.ts';
import type { ReadDb, SqlValue } from '../driver/port.ts';
import { type BranchResult, type BranchSeed, branchSeed, joinBranch } from './branch.ts';
import {
  baseOptions,
  branchOptions,
  type BuildContext,
  finishBaseSoon,
  finishOptions,
  openBlocks,
  prepare,
} from './build-context.ts';
import { endOnce, guarded } from './build-end.ts';
import type { BuildOptions } from './build-options.ts';
import type { Block } from './build-state.ts';
import { deliverTable } from './deliver.ts';
import type { DeliveryMode, DeliveryOutcome, TableDelivery } from './delivery.ts';
import { finishBuild } from './finish.ts';
import { storePaths } from './layout.ts';
import { lockStore } from './lock.ts';
import type { SnapshotManifest, SourceFileRecord } from './manifest.ts';
import { nextSnapshotId } from './publish.ts';
import { isRenewable, type Renewal } from './renew-table.ts';
import { clearLeftovers } from './retention.ts';
import { settleTable } from './settle.ts';
import type { SnapshotStore } from './store.ts';

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
  /** Rows of a table of the snapshot in use, whatever was delivered since; `sql` is given the table's path. */
  rowsBefore: RowsBefore;
}

/** Asks a table of the snapshot in use. */
export type RowsBefore = <Row extends object>(
  table: TableSpec,
  sql: (path: string) => string,
  params: readonly SqlValue[],
) => Promise<Row[]>;

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
  /**
   * Takes over the files a branch built; only then do the build and its branch see each other's tables. `others` had tables
   * of these files apart.
   */
  join(result: BranchResult, others?: readonly BranchResult[]): Promise<void>;
  /** Whether a full delivery of a table that is there can be written as its difference. */
  isRenewable(table: TableSpec): Promise<boolean>;
  /** Paths of the files as they are now: those of this build and, for the rest, of the snapshot in use. */
  files(): ReadonlyMap<SnapshotFileName, string>;
  /** How a table follows from the snapshot in use; undefined where all its rows were written anew, or none. */
  renewal(table: string): Renewal | undefined;
  /** Why `finish` will refuse: tables that lose too many rows, older files, and what `block` was told. */
  blocks(): readonly Block[];
  /** Tries held rows of tables that were not delivered, as `finish` does, and tells how each table of the build changed. */
  settle(): Promise<readonly TableChange[]>;
  /**
   * Verifies and publishes; `unchanged` when nothing differs from the snapshot in use, or nothing was taken into an empty
   * store. Ends the build either way.
   */
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
    blocks: () => openBlocks(state, options),
    block: (block) => void state.blocks.push(block),
    sources: (table) => state.sources.get(table) ?? [],
    lookup: () => state.bench.lookup(),
    rowsBefore: (table, sql, params) => attempt(() => state.bench.rowsBefore(table, sql, params)),
    renewal: (table) => state.renewals.get(table),
    files: () => new Map([...prepared.previousFiles, ...state.bench.touched]),
    branch: () =>
      attempt(async () => {
        const seed = await branchSeed(state, branchOptions(context, prepared));
        if (!seed.unfinished) finishBaseSoon(state, baseOptions(context, prepared));
        return seed;
      }),
    join: (result, others = []) => attempt(() => joinBranch(state, result, others)),
    isRenewable: (table) => attempt(() => isRenewable(state, { table })),
    settle: () =>
      attempt(async () => {
        for (const table of TABLES) await settleTable(state, table);
        return [...state.changes.values()];
      }),
    finish: () =>
      attempt(async () => {
        const result = await finishBuild(state, finishOptions(context, prepared));
        await end();
        return result;
      }),
    abort: end,
  };
}
