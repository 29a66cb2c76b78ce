import { posix } from 'node:path';
import { readZipDirectory, type ZipDirectory } from '../readers/zip-directory.ts';
import { PICTURE_EXTENSION } from '../source-files.ts';
import type { FolderFile } from './picture-folder.ts';

/** What a Mac adds to its archives. */
const MAC_FOLDER = '__MACOSX/';

/** Whether a file is an archive with photographs and nothing else (照片压缩包). */
export async function isPictureArchive(path: string): Promise<boolean> {
  if (!/\.zip$/i.test(path)) return false;
  const zip = await openArchive(path);
  const names = zip ? namesIn(zip) : [];
  return names.length > 0 && names.every((name) => PICTURE_EXTENSION.test(name));
}

/**
 * The photographs in an archive by the names they would have were it unpacked where it lies: `name` is its path below the
 * folder. A folder in it that is called as it is itself does not count. None of one that is damaged.
 */
export async function picturesInArchive(
  path: string,
  name: string,
): Promise<ReadonlyMap<string, FolderFile>> {
  const zip = await openArchive(path);
  if (!zip) return new Map();
  const { dir, name: stem } = posix.parse(name);
  const pictures = namesIn(zip).filter((each) => PICTURE_EXTENSION.test(each));
  return new Map(
    pictures.map((inside) => {
      const own = inside.startsWith(`${stem}/`) ? inside.slice(stem.length + 1) : inside;
      return [posix.join(dir, own), pictureIn(zip, path, inside)];
    }),
  );
}

function pictureIn(zip: ZipDirectory, path: string, inside: string): FolderFile {
  return {
    path: `${path}/${inside}`,
    bytes: zip.length(inside),
    read: async () => (await zip.bytes(inside).catch(() => undefined)) ?? 'damaged',
  };
}

function namesIn({ names }: ZipDirectory): string[] {
  return names.filter((name) => !name.endsWith('/') && !name.startsWith(MAC_FOLDER));
}

/** What is no zip has no directory to read. */
async function openArchive(path: string): Promise<ZipDirectory | undefined> {
  return readZipDirectory(path).catch(() => undefined);
}
