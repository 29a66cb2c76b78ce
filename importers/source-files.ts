import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { TwinError } from '../contract/errors.ts';
import { secrecySchema } from '../contract/secrecy.ts';
import { say } from '../contract/sentence.ts';
import { hashFile } from '../data/snapshot/durable.ts';
import { withoutMark } from './byte-order-mark.ts';
import { SHAPEFILE_COMPANIONS } from './readers/shapefile.ts';
import { unreadable } from './readers/open.ts';

const deliverySchema = z.object({
  synthetic: z.boolean().default(false),
  profile: z.string().optional(),
  asOf: z.iso.date().optional(),
  secrecy: secrecySchema.optional(),
});

/** `delivery.json` at the top of an export: whether it is synthetic, its profile, as-of date (数据截至) and 密级. */
export type DeliveryNote = z.infer<typeof deliverySchema>;

/** A file that may hold a table. */
export interface CandidateFile {
  readonly path: string;
  /** Path below the folder that was named, with `/`. */
  readonly name: string;
  readonly note: DeliveryNote | undefined;
  readonly bytes: number;
  readonly modifiedMilliseconds: number;
}

const NOTE_FILE = 'delivery.json';

/** All files below the given folders and files, in a fixed order, without companions and lock files. */
export async function listCandidates(paths: readonly string[]): Promise<CandidateFile[]> {
  const found: CandidateFile[] = [];
  for (const path of paths) found.push(...(await listOne(path)));
  return found;
}

async function listOne(path: string): Promise<CandidateFile[]> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw unreadable(path, error);
    throw new TwinError(
      'not-found',
      say`${path} does not exist. Name a folder of exports or a file.`,
      { file: path },
      error,
    );
  });
  if (!info.isDirectory())
    return [await candidate(path, dirname(path), await readNote(dirname(path)))];
  const note = await readNote(path);
  const names = (await namesBelow(path)).sort();
  const files: CandidateFile[] = [];
  for (const name of names.filter(isTable)) {
    const file = join(path, name);
    const found = await stat(file).catch(() => undefined);
    if (!found || found.isFile()) files.push(await candidate(file, path, note));
  }
  return files;
}

/** Paths of everything below a folder, relative to it. Node 18.15, in Electron 25, cannot list recursively. */
export async function namesBelow(folder: string): Promise<string[]> {
  const names: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  for (const entry of entries) {
    names.push(entry.name);
    if (!entry.isDirectory()) continue;
    const below = await namesBelow(join(folder, entry.name));
    names.push(...below.map((name) => join(entry.name, name)));
  }
  return names;
}

/** Names of photographs, which tables name and which are none themselves. */
export const PICTURE_EXTENSION = /\.(jpe?g|png|webp|gif|bmp|heic|heif|tiff?)$/i;

function isTable(name: string): boolean {
  const parts = name.split(sep);
  const own = basename(name);
  if (parts.some((part) => part.startsWith('.')) || own.startsWith('~$') || own === NOTE_FILE)
    return false;
  if (PICTURE_EXTENSION.test(own)) return false;
  return !SHAPEFILE_COMPANIONS.includes(extname(own).slice(1).toLowerCase());
}

/** A link that leads nowhere, or a file that has gone meanwhile, stands empty and is refused with its name when it is opened. */
async function candidate(
  path: string,
  root: string,
  note: DeliveryNote | undefined,
): Promise<CandidateFile> {
  const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
  const name = relative(root, path).split(sep).join('/');
  return { path, name, note, bytes: size, modifiedMilliseconds: mtimeMs };
}

async function readNote(folder: string): Promise<DeliveryNote | undefined> {
  const path = join(folder, NOTE_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  });
  if (text === undefined) return undefined;
  try {
    return deliverySchema.parse(JSON.parse(withoutMark(text)));
  } catch (error) {
    throw new TwinError(
      'invalid',
      say`${path} is not a valid delivery note. Correct or remove it.`,
      { file: path },
      error,
    );
  }
}

/** SHA-256 in hex of a file, together with its companions where it has some; `known` is that of the file alone. */
export async function fingerprint(
  path: string,
  companions: readonly string[],
  known?: string,
): Promise<string> {
  const own = known ?? (await sha256(path));
  if (companions.length === 0) return own;
  const all = createHash('sha256').update(own);
  for (const companion of companions) all.update(await sha256(companion));
  return all.digest('hex');
}

async function sha256(path: string): Promise<string> {
  try {
    return await hashFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Passes rows on; fails when the file is no longer the one that was fingerprinted. Not by `yield*`, which in an async
 * generator was seen to keep what it passed on alive (decision 0045).
 */
export async function* whileUnchanged<T>(
  file: CandidateFile,
  rows: AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    for await (const some of rows) yield some;
  } catch (error) {
    throw error instanceof TwinError ? error : unreadable(file.path, error);
  }
  const now = await stat(file.path).catch((error: unknown) => {
    throw unreadable(file.path, error);
  });
  if (now.size === file.bytes && now.mtimeMs === file.modifiedMilliseconds) return;
  throw new TwinError(
    'invalid',
    say`${file.path} was changed while it was read. Wait until it is written completely and import again.`,
    { file: file.path },
  );
}
