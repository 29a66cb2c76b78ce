import { mkdir, readdir } from 'node:fs/promises';
import { TwinError } from '../../contract/errors.ts';
import { secrecyLine } from '../../contract/secrecy.ts';
import { translateStorageError } from '../../data/driver/errors.ts';
import { openReader } from '../../data/driver/sqlite.ts';
import { tilesIdOf, tilesPath } from '../../data/snapshot/layout.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import { exportTiles } from '../../tiles/export/export-tiles.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson, printProgress } from '../output.ts';

export interface TilesExportOptions {
  readonly snapshot: string;
  readonly out: string;
  readonly id?: string;
  readonly json?: boolean;
}

/** `twin tiles export --snapshot DIR --out DIR`: the tiles as a plain 3D Tiles folder, for other viewers and validators. */
export async function runTilesExport(options: TilesExportOptions): Promise<void> {
  const { snapshot: folder, out, id, json } = options;
  const store = await openExistingStore(folder);
  const snapshot = id ?? (await requireCurrent(store));
  const manifest = await store.manifest(snapshot);
  const tilesId = tilesIdOf(manifest);
  if (!tilesId)
    throw new TwinError('not-found', `Snapshot ${snapshot} has no tiles: run twin tiles.`);
  await requireEmpty(out);
  const db = await openReader(tilesPath(store.folder, tilesId), { immutable: true });
  try {
    const { asOf, synthetic, sources } = manifest;
    const secrecy = secrecyLine(sources.map((source) => source.secrecy));
    const about = { snapshot, tilesId, asOf, secrecy, synthetic };
    const done = await exportTiles({ db, outFolder: out, about, onProgress: showProgress });
    if (json) return printJson({ ...done, ...about });
    const size = `${done.files} files, ${(done.bytes / 1e6).toFixed(1)} MB`;
    process.stdout.write(`${snapshot}: ${size}; open ${out}/tileset.json\n`);
  } finally {
    await db.close();
  }
}

/** Makes the folder; refuses one that holds anything, whose files would look like part of the tiles. */
async function requireEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw translateStorageError(error, folder);
  }
  throw new TwinError('invalid', `${folder} is not empty. Name a new folder with --out.`);
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY && done % 320 === 0) printProgress(`${done} of ${total} tiles …`);
}
