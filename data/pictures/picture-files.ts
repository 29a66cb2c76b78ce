import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import { isSharingViolation, PRIVATE, syncFolder, writeDurably } from '../snapshot/durable.ts';
import { type PictureName, storePaths } from '../snapshot/layout.ts';

/** Hash by which a photograph is known: one picture is kept once for each department. */
export function contentOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Seals a photograph into the folder of a build and puts it on the disk; gives the hash of its bytes. */
export async function stagePicture(
  build: string,
  keys: DepartmentKeys,
  bytes: Uint8Array,
): Promise<string> {
  const content = contentOf(bytes);
  const path = storePaths.picture(build, { department: keys.department, content });
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, keys.sealPicture(content, bytes), PRIVATE);
  return content;
}

/**
 * Moves the photographs of a build among the store's; one that is there stays. Until a published snapshot names them they
 * are nobody's, and the next build clears them away.
 */
export async function placePictures(store: string, build: string): Promise<void> {
  for await (const name of pictureNames(storePaths.pictures(build))) {
    const from = storePaths.picture(build, name);
    const to = storePaths.picture(store, name);
    if (await isWhole(to, from)) continue;
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    await syncFolder(dirname(to));
  }
}

/** Whether a build has a photograph, one of `named` (`department/content`), that the store lacks. */
export async function lacksOneOf(
  store: string,
  build: string,
  named: ReadonlySet<string>,
): Promise<boolean> {
  for await (const name of pictureNames(storePaths.pictures(build))) {
    if (!named.has(`${name.department}/${name.content}`)) continue;
    if (!(await isWhole(storePaths.picture(store, name), storePaths.picture(build, name))))
      return true;
  }
  return false;
}

/** A photograph sealed at another time has other bytes, but as many. */
async function isWhole(path: string, like: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there !== undefined && there.size === (await stat(like)).size;
}

/** Opens a photograph of the store. Errors: `not-found`, `corrupt`, `forbidden` (another key). */
export async function readStoredPicture(
  store: string,
  keys: DepartmentKeys,
  content: string,
): Promise<Buffer> {
  const path = storePaths.picture(store, { department: keys.department, content });
  const sealed = await readFile(path).catch((error: unknown) => {
    keys.requireNoneDestroyed();
    throw new TwinError(
      'not-found',
      say`The photograph ${path} is missing from the store. Import its export again with --from-scratch.`,
      { file: path },
      error,
    );
  });
  const bytes = keys.openPicture(content, sealed);
  if (contentOf(bytes) === content) return bytes;
  throw new TwinError(
    'corrupt',
    say`The photograph ${path} is not the one that was imported (its SHA-256 differs). Import its export again with --from-scratch.`,
    { file: path },
  );
}

/** Removes photographs that no snapshot names; `used` holds `department/content`. */
export async function removeUnusedPictures(
  store: string,
  used: ReadonlySet<string>,
): Promise<void> {
  for await (const name of pictureNames(storePaths.pictures(store))) {
    if (used.has(`${name.department}/${name.content}`)) continue;
    const path = storePaths.picture(store, name);
    await rm(path, { force: true }).catch((error: unknown) => {
      if (!isSharingViolation(error)) throw error;
    });
    await rmdir(dirname(path)).catch(() => undefined);
  }
}

/** Photographs below a folder of departments; none where there is no such folder. */
async function* pictureNames(folder: string): AsyncGenerator<PictureName> {
  for (const department of await namesIn(folder))
    for (const prefix of await namesIn(join(folder, department)))
      for (const content of await namesIn(join(folder, department, prefix)))
        yield { department, content };
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
