import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { isOutlineKey, TILE_KEYS } from '../../contract/tiles.ts';
import { translateStorageError } from '../../data/driver/errors.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { readTile } from '../tile-handler.ts';
import { isTileKey } from '../tile-key.ts';
import { folderRoot, type NamedTileset, type TilesAbout } from './folder-root.ts';

export interface TileExportOptions {
  /** An open tiles file. */
  readonly db: ReadDb;
  /** Folder to write to; it must be there, and empty. */
  readonly outFolder: string;
  readonly about: TilesAbout;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What lies in the folder. */
export interface TileExport {
  readonly files: number;
  readonly bytes: number;
}

const FILES_AT_ONCE = 32;

/**
 * Writes the tiles (瓦片) of a snapshot as a plain 3D Tiles 1.1 folder for other viewers and validators: glTF as it was built,
 * every tileset under its own key, and a `tileset.json` at the top, written last. Shade, levelled ground and outlines, which are
 * no tiles, stay behind. Errors: `not-found` without tilesets; what the disk says, with a sentence.
 */
export async function exportTiles(options: TileExportOptions): Promise<TileExport> {
  const { db, outFolder, about, onProgress } = options;
  const rows = await db.all<{ key: string }>('SELECT key FROM media ORDER BY key');
  const keys = rows.map(({ key }) => key).filter(isContentKey);
  const tilesets = await Promise.all(
    [TILE_KEYS.baseMap, TILE_KEYS.buildings].map((key) => namedTileset(db, key)),
  );
  let bytes = 0;
  for (let at = 0; at < keys.length; at += FILES_AT_ONCE) {
    const page = keys.slice(at, at + FILES_AT_ONCE);
    const sizes = await Promise.all(page.map((key) => exportOne(db, outFolder, key)));
    bytes += sizes.reduce((sum, size) => sum + size, 0);
    onProgress?.(at + page.length, keys.length);
  }
  const root = folderRoot(tilesets, about);
  await write(outFolder, 'tileset.json', root);
  return { files: keys.length + 1, bytes: bytes + root.length };
}

function isContentKey(key: string): boolean {
  return isTileKey(key) && /\.(json|glb)$/.test(key) && !isOutlineKey(key);
}

async function namedTileset(db: ReadDb, key: string): Promise<NamedTileset> {
  const content = await readTile(db, key);
  if (!content) throw new TwinError('not-found', `The tiles lack ${key}: run twin tiles.`);
  return { key, json: JSON.parse(new TextDecoder().decode(content)) as NamedTileset['json'] };
}

async function exportOne(db: ReadDb, outFolder: string, key: string): Promise<number> {
  const content = (await readTile(db, key)) ?? new Uint8Array();
  await write(outFolder, key, content);
  return content.length;
}

async function write(outFolder: string, key: string, content: Uint8Array): Promise<void> {
  const path = join(outFolder, key);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (error) {
    throw translateStorageError(error, path);
  }
}
