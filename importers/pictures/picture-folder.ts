import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureProblem } from '../../contract/schema/pictures.ts';
import { PICTURE_EXTENSION } from '../source-files.ts';
import { unreadable } from '../readers/open.ts';
import { picturesInArchive } from './picture-archive.ts';

/** Folders beside a table in which departments put its photographs. */
const USUAL_FOLDERS = ['照片', '图片', '附件', 'photos', 'photo', 'pictures', 'images'];

/** A file that may be a photograph. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: number;
  /** Its bytes, or why there are none. */
  read(): Promise<Buffer | PictureProblem>;
}

/** The files beside a table and below, and the photographs in archives there, by name; links are not followed. */
export interface PictureFolder {
  /** By a path within the folder, or by one within a usual folder of photographs. */
  find(path: string): FolderFile | undefined;
  /** Changes when a photograph comes, goes or is replaced. */
  readonly stamp: string;
}

/** Lists a folder. Errors: `invalid` or `forbidden` when it cannot be read. */
export async function openPictureFolder(folder: string): Promise<PictureFolder> {
  const files = new Map<string, FolderFile>();
  const archived = new Map<string, FolderFile>();
  const stamp = createHash('sha256');
  for await (const name of filesBelow(folder)) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => undefined);
    if (!info) continue;
    const isArchive = /\.zip$/i.test(name);
    if (isArchive)
      for (const [inside, file] of await picturesInArchive(path, name))
        archived.set(nameForm(inside), file);
    files.set(nameForm(name), folderFile(path, info.size));
    if (isArchive || PICTURE_EXTENSION.test(name))
      stamp.update(`${name}\0${info.size}\0${info.mtimeMs}\0`);
  }
  return {
    find(path) {
      const places = [path, ...USUAL_FOLDERS.map((usual) => `${usual}/${path}`)].map(nameForm);
      return firstOf(places, files) ?? firstOf(places, archived);
    },
    stamp: stamp.digest('hex'),
  };
}

function firstOf(
  places: readonly string[],
  files: ReadonlyMap<string, FolderFile>,
): FolderFile | undefined {
  return places.map((place) => files.get(place)).find((file) => file);
}

function folderFile(path: string, bytes: number): FolderFile {
  return { path, bytes, read: () => readFile(path).catch(() => 'missing' as const) };
}

/** One name is one file whatever its case and however its characters are composed. */
function nameForm(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

async function* filesBelow(folder: string, prefix = ''): AsyncGenerator<string> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(
    (error: unknown) => {
      throw unreadable(join(folder, prefix), error);
    },
  );
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, name);
    else if (entry.isFile()) yield name;
  }
}
