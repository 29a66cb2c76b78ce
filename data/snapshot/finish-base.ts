import { constants, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import type { BuildState } from './build-state.ts';
import { finishFile, openFiles, refuseFaulty } from './finish-files.ts';
import { describeFile } from './publish.ts';
import { stampedSourcesOf } from './source-rows.ts';
import { checkIntegrity } from './verify.ts';

/** Builds the tiles of a snapshot into a new file from the finished base tables. */
export type TilesBuilder = (input: {
  /** Has the tables under the name `base`. */
  readonly base: ReadDb;
  readonly previousTilesPath?: string;
  readonly outPath: string;
  /** Aborted when the build is given up. */
  readonly signal: AbortSignal;
}) => Promise<void>;

export interface BaseToFinish {
  /** Folder of the build. */
  readonly folder: string;
  readonly previousFiles: ReadonlyMap<SnapshotFileName, string>;
  readonly tilesBuilder: TilesBuilder | undefined;
}

/**
 * Completes a copy of the base file and builds the tiles of it, while branches go on reading the base as it was loaded: an
 * index must not be added to a file that others read as one that never changes.
 */
export async function finishBaseAside(state: BuildState, options: BaseToFinish): Promise<void> {
  const loaded = state.bench.touched.get('base');
  if (loaded === undefined) return;
  const path = join(options.folder, 'base.finished.sqlite');
  await copyFile(loaded, path, constants.COPYFILE_FICLONE);
  await finishBase(state, path, options);
}

/** Completes the base file at `path` and builds the tiles of it. */
export async function finishBase(
  state: BuildState,
  path: string,
  options: BaseToFinish,
): Promise<void> {
  const sources = stampedSourcesOf(state, 'base');
  state.finished.set('base', await finishFile({ file: 'base', path, base: path, sources }));
  await finishTiles(state, path, options);
}

/** Builds the tiles of the base file at `path`, if there is who builds them. */
export async function finishTiles(
  state: BuildState,
  base: string,
  { folder, previousFiles, tilesBuilder }: BaseToFinish,
): Promise<void> {
  if (!tilesBuilder) return;
  const path = join(folder, 'tiles.sqlite');
  const previousTilesPath = previousFiles.get('tiles');
  const before = previousTilesPath === undefined ? {} : { previousTilesPath };
  const db = await openFiles(new Map([['base', base]]), folder);
  try {
    await tilesBuilder({ base: db, outPath: path, signal: state.ending.signal, ...before });
  } finally {
    await db.close();
  }
  refuseFaulty(await checkIntegrity([path]));
  state.finished.set('tiles', { path, record: await describeFile('tiles', path) });
}
