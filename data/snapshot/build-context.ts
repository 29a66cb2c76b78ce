import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { translateStorageError } from '../driver/errors.ts';
import type { BuildOptions } from './build-options.ts';
import { type Block, BuildState } from './build-state.ts';
import type { FinishOptions } from './finish.ts';
import { type BaseToFinish, finishBaseAside } from './finish-base.ts';
import { readHighestSlots } from './highest-slots.ts';
import type { SnapshotManifest } from './manifest.ts';
import { checkedPaths } from './open-snapshot.ts';
import type { SnapshotStore } from './store.ts';
import { Workbench } from './workbench.ts';

/** Where a build takes place and how. */
export interface BuildContext {
  readonly store: SnapshotStore;
  readonly options: BuildOptions;
  readonly id: string;
  readonly folder: string;
  readonly unlock: () => Promise<void>;
}

/** What a person has not allowed. */
export function openBlocks({ blocks }: BuildState, options: BuildOptions): Block[] {
  return blocks.filter(({ option }) => !options[option]);
}

/** A build that can take deliveries. */
interface PreparedBuild {
  readonly state: BuildState;
  /** Files of the snapshot in use. */
  readonly previousFiles: ReadonlyMap<SnapshotFileName, string>;
}

/** Opens what a build works on: the snapshot in use, unless it is left out of account, and a bench of its own. */
export async function prepare({
  store,
  options,
  folder,
  id,
}: BuildContext): Promise<PreparedBuild> {
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

/** What a branch of the build is told. */
export function branchOptions({ options, folder }: BuildContext, { previousFiles }: PreparedBuild) {
  const { expected = [], preview = false } = options;
  return { folder, files: previousFiles, expected, unfinished: preview };
}

/** What completing the base needs. */
export function baseOptions(
  { options, folder }: BuildContext,
  { previousFiles }: PreparedBuild,
): BaseToFinish {
  return { folder, previousFiles, tilesBuilder: options.tilesBuilder };
}

/** Begins to complete the base beside what else is built; a failure shows when the build is finished. */
export function finishBaseSoon(state: BuildState, options: BaseToFinish): void {
  state.finishingBase ??= finishBaseAside(state, options);
  state.finishingBase.catch(() => undefined);
}

/** What finishing needs. */
export function finishOptions(context: BuildContext, prepared: PreparedBuild): FinishOptions {
  const { store, options } = context;
  const { synthetic, keep, signal } = options;
  return {
    ...baseOptions(context, prepared),
    store: store.folder,
    synthetic,
    ...(keep === undefined ? {} : { keep }),
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
