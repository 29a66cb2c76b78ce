import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PICTURE_EXTENSION } from '../source-files.ts';
import { unreadable } from '../readers/open.ts';

/** Folders beside a table in which departments put its photographs. */
const USUAL_FOLDERS = ['照片', '图片', '附件', 'photos', 'photo', 'pictures', 'images'];

/** A file that may be a photograph. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: number;
}

/** The files beside a table and below, by name; links are not followed. */
export interface PictureFolder {
  /** By a path within the folder, or by one within a usual folder of photographs. */
  find(path: string): FolderFile | undefined;
  /** Changes when a photograph comes, goes or is replaced. */
  readonly stamp: string;
}

/** Lists a folder. Errors: `invalid` or `forbidden` when it cannot be read. */
export async function openPictureFolder(folder: string): Promise<PictureFolder> {
  const files = new Map<string, FolderFile>();
  const stamp = createHash('sha256');
  for await (const name of filesBelow(folder)) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => undefined);
    if (!info) continue;
    files.set(nameForm(name), { path, bytes: info.size });
    if (PICTURE_EXTENSION.test(name)) stamp.update(`${name}\0${info.size}\0${info.mtimeMs}\0`);
  }
  const within = (path: string) => files.get(nameForm(path));
  return {
    find: (path) =>
      within(path) ??
      USUAL_FOLDERS.map((usual) => within(`${usual}/${path}`)).find((found) => found),
    stamp: stamp.digest('hex'),
  };
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
