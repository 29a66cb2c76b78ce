import type { ImportStage } from '../contract/imports.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { addressLink } from '../contract/schema/registry.ts';
import { loadProfile } from '../data/profile.ts';
import { tableSpec } from '../contract/schema/index.ts';
import { type Keyring, openKeyring } from '../data/sealing/keyring.ts';
import type { BuildOptions } from '../data/snapshot/build-options.ts';
import type { DeliveryMode } from '../data/snapshot/delivery.ts';
import type { ImportProgress } from '../importers/deliver-datasets.ts';
import type { ImportMap } from '../importers/mapping.ts';
import type { Recognition } from '../importers/recognise.ts';
import { readRemovedRows } from '../importers/removal-list.ts';
import { concealKeys } from '../importers/rows/conceal-keys.ts';
import type { ImportTiles } from './import-tiles.ts';

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
  /** Aborting it gives the import up: nothing is published, and a batch says that it was cancelled; a dry run leaves nothing. */
  readonly signal?: AbortSignal;
  readonly dryRun?: boolean;
  /** Publish although more rows leave a table than the profile allows. */
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

/** What a refresh is doing; placing rows by their addresses is a stage of its own. */
export function stageOf(progress: RefreshProgress): ImportStage {
  if (progress.stage !== 'import') return progress.stage;
  return progress.table === addressLink.name ? 'place' : 'import';
}

/** What the builder is told. */
export async function buildOptions(
  options: RefreshOptions,
  recognition: Recognition,
  profile: DistrictProfile,
  tiles: ImportTiles,
): Promise<BuildOptions> {
  const keys = await openKeyring(options.keyFolder);
  return {
    profile,
    synthetic: recognition.note?.synthetic ?? false,
    keys,
    allowDrop: options.allowDrop ?? false,
    acceptCrs: options.acceptCrs ?? false,
    fromScratch: options.fromScratch ?? false,
    allowOlder: options.allowOlder ?? false,
    mode: options.mode ?? 'full',
    expected: recognition.files.flatMap(({ dataset }) => dataset.tables.map(({ name }) => name)),
    tilesBuilder: tiles.build,
    preview: options.dryRun ?? false,
    removed: await removedRows(options, recognition, keys),
    ...(options.signal ? { signal: options.signal } : {}),
  };
}

/** Rows to take away: of the list that was named, and for an incremental delivery of those that came with it. */
async function removedRows(
  { mode, removed }: RefreshOptions,
  { removalLists }: Recognition,
  keyring: Keyring,
): Promise<Record<string, string[]>> {
  const paths = [
    ...(removed === undefined ? [] : [removed]),
    ...(mode === 'incremental' ? removalLists : []),
  ];
  const today = new Date().toISOString().slice(0, '2016-01-01'.length);
  const all: Record<string, string[]> = {};
  for (const path of new Set(paths)) {
    for (const [table, named] of Object.entries(await readRemovedRows(path))) {
      const keys = await concealKeys(tableSpec(table), named, keyring, today);
      all[table] = [...new Set([...(all[table] ?? []), ...keys])];
    }
  }
  return all;
}

/**
 * The profile of an import: the one that was named; the one the delivery names, where the snapshot in use is of another
 * district; the snapshot's own, with whatever a person has set in it; or Haishu's.
 */
export async function chooseProfile(
  options: RefreshOptions,
  { note }: Recognition,
  inUse: () => Promise<DistrictProfile | undefined>,
): Promise<DistrictProfile> {
  const where = options.profileFolder ? { builtInFolder: options.profileFolder } : {};
  if (options.profile !== undefined) return loadProfile(options.profile, where);
  const used = await inUse();
  const isOther = note?.profile !== undefined && note.profile !== used?.id;
  if (used && !isOther) return used;
  return loadProfile(note?.profile ?? DEFAULT_PROFILE, where);
}
