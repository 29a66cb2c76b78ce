import type { TableChange } from '../../contract/queries/snapshot.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { TABLES, tableSpec } from '../../contract/schema/index.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { translateStorageError } from '../driver/errors.ts';
import { openKeyring } from '../sealing/keyring.ts';
import type { TableBuild } from './build.ts';
import { type Block, BuildState } from './build-state.ts';
import { deliverTable } from './deliver.ts';
import type { DeliveryMode } from './delivery.ts';
import { type FileToFinish, type FinishedFile, finishFiles } from './finish-files.ts';
import type { HighestSlots } from './highest-slots.ts';
import type { SnapshotManifest, SourceFileRecord } from './manifest.ts';
import type { Renewal } from './renew-table.ts';
import { settleTable } from './settle.ts';
import { stampedSourcesOf } from './source-rows.ts';
import { folderApart, type TableApart, takeInTable } from './table-apart.ts';
import { Workbench } from './workbench.ts';

/** What another thread needs to build some of a build's files: plain data. */
export interface BranchSeed {
  /** Id of the build. */
  readonly id: string;
  /** Folder of the build. */
  readonly folder: string;
  readonly keyFolder: string;
  readonly profile: DistrictProfile;
  readonly previous: SnapshotManifest | undefined;
  /** Files of the snapshot in use; `base` as this build has it. */
  readonly files: ReadonlyMap<SnapshotFileName, string>;
  readonly sources: ReadonlyMap<string, readonly SourceFileRecord[]>;
  readonly moved: readonly string[];
  readonly settled: readonly string[];
  readonly mode: DeliveryMode;
  readonly removed: Readonly<Record<string, readonly string[]>>;
  readonly highest: HighestSlots;
  readonly expected: readonly string[];
  readonly maxFileBytes?: number;
  /** Its files are not completed: they are only looked at, or more comes into them. */
  readonly unfinished: boolean;
  /** It delivers one table only, on a copy of the file that another branch has. */
  readonly apart?: TableApart;
}

/** What a branch did: plain data for the build to take over. */
export interface BranchResult {
  readonly built: ReadonlyMap<SnapshotFileName, string>;
  /** Those among them that are complete and checked. */
  readonly finished: ReadonlyMap<SnapshotFileName, FinishedFile>;
  readonly sources: ReadonlyMap<string, readonly SourceFileRecord[]>;
  readonly changes: ReadonlyMap<string, TableChange>;
  readonly moved: readonly string[];
  readonly settled: readonly string[];
  readonly delivered: readonly string[];
  readonly renewals: ReadonlyMap<string, Renewal>;
  readonly blocks: readonly Block[];
  /** The one table of the built file that is its own. */
  readonly apart?: TableApart;
}

/** A part of a build on a connection of its own (分支): tables of files no other part touches. */
export interface BuildBranch extends TableBuild {
  /** Closes the files and completes them. */
  end(): Promise<BranchResult>;
  /** Closes them as they are; removing them is the build's business. */
  abort(): Promise<void>;
}

/** The seed of a branch. Every table others refer to must have been delivered; `base` changes no more. */
export async function branchSeed(
  state: BuildState,
  options: Pick<BranchSeed, 'folder' | 'files' | 'expected' | 'unfinished'>,
): Promise<BranchSeed> {
  for (const table of TABLES) if (table.file === 'base') await settleTable(state, table);
  await state.bench.complete();
  state.forgetSlots();
  const base = state.bench.touched.get('base');
  const { maxFileBytes } = state.bench;
  return {
    ...options,
    id: state.id,
    keyFolder: state.keys.folder,
    profile: state.profile,
    previous: state.previous,
    files: base === undefined ? options.files : new Map([...options.files, ['base', base]]),
    sources: state.sources,
    moved: [...state.moved],
    settled: [...state.settled],
    mode: state.mode,
    removed: state.removed,
    highest: state.highestSlots(),
    ...(maxFileBytes === undefined ? {} : { maxFileBytes }),
  };
}

/** Opens a branch, usually in another thread than the build it belongs to. */
export async function openBranch(seed: BranchSeed): Promise<BuildBranch> {
  const { files, expected, maxFileBytes, apart } = seed;
  const folder = apart ? await folderApart(seed.folder, apart) : seed.folder;
  const limit = maxFileBytes === undefined ? {} : { maxFileBytes };
  const bench = await Workbench.open({ folder, previous: files, expected, ...limit });
  const state = new BuildState({ ...seed, bench, keys: await openKeyring(seed.keyFolder) });
  for (const [table, records] of seed.sources) state.sources.set(table, records);
  for (const name of seed.moved) state.moved.add(name);
  for (const name of seed.settled) state.settled.add(name);
  if (apart) state.skipFileIds(tableSpec(apart.table).file, apart.filesBefore);
  const attempt = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (error) {
      throw translateStorageError(error, folder);
    }
  };
  return {
    deliver: (delivery) =>
      attempt(async () => {
        const outcome = await deliverTable(state, delivery);
        await bench.completeKept();
        return outcome;
      }),
    block: (block) => void state.blocks.push(block),
    sources: (table) => state.sources.get(table) ?? [],
    lookup: () => bench.lookup(),
    rowsBefore: (table, sql, params) => attempt(() => bench.rowsBefore(table, sql, params)),
    end: () => attempt(() => endBranch(state, seed)),
    abort: () => bench.close(),
  };
}

async function endBranch(state: BuildState, seed: BranchSeed): Promise<BranchResult> {
  const { bench, delivered } = state;
  const { apart } = seed;
  const isTouched = (table: string) => !apart && bench.touched.has(tableSpec(table).file);
  for (const table of TABLES) if (isTouched(table.name)) await settleTable(state, table);
  if (!apart) await bench.complete();
  await bench.close();
  const finished = seed.unfinished ? new Map() : await finishFiles(loadedFiles(state, seed));
  return {
    built: bench.touched,
    finished,
    ...(apart ? { apart } : {}),
    sources: new Map(
      [...state.sources].filter(([table]) => delivered.has(table) || isTouched(table)),
    ),
    changes: state.changes,
    moved: [...state.moved],
    settled: [...state.settled],
    delivered: [...delivered],
    renewals: state.renewals,
    blocks: state.blocks,
  };
}

function loadedFiles(state: BuildState, { files }: BranchSeed): FileToFinish[] {
  const base = files.get('base') as string;
  return [...state.bench.touched].map(([file, path]) => {
    return { file, path, base, sources: stampedSourcesOf(state, file) };
  });
}

/** Takes over what a branch built, and the tables of its files that others had apart. */
export async function joinBranch(
  state: BuildState,
  result: BranchResult,
  others: readonly BranchResult[],
): Promise<void> {
  const built = new Map(result.built);
  for (const other of others) await takeInApart(built, other);
  for (const [file, finished] of result.finished) state.finished.set(file, finished);
  for (const [file, path] of built) await state.bench.adopt(file, path);
  for (const one of [result, ...others]) takeNotes(state, one);
}

/** A file only the other branch has touched is taken as it is: a copy of the one before with its table renewed. */
async function takeInApart(
  built: Map<SnapshotFileName, string>,
  { apart, built: copies, renewals }: BranchResult,
): Promise<void> {
  const renewal = apart && renewals.get(apart.table);
  if (!renewal) return;
  const table = tableSpec(apart.table);
  const [path, copy] = [built.get(table.file), copies.get(table.file) as string];
  if (path === undefined) built.set(table.file, copy);
  else await takeInTable(path, { table, copy, renewal });
}

function takeNotes(state: BuildState, result: BranchResult): void {
  for (const [table, records] of result.sources) state.sources.set(table, records);
  for (const [table, change] of result.changes) state.changes.set(table, change);
  for (const name of result.moved) state.moved.add(name);
  for (const name of result.settled) state.settled.add(name);
  for (const name of result.delivered) state.delivered.add(name);
  for (const [table, renewal] of result.renewals) state.renewals.set(table, renewal);
  state.blocks.push(...result.blocks);
}
