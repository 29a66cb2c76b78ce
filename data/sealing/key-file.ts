import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../driver/errors.ts';
import { CIPHER_SUITES } from './cipher.ts';
import { PRIVATE, replaceByRename, syncFolder, writeDurably } from '../snapshot/durable.ts';

const keySchema = z.object({
  /** Which generation of the key: blobs say under which they were sealed. */
  epoch: z.number().int().positive(),
  suite: z.enum(CIPHER_SUITES),
  /** 32 random bytes. */
  key: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
});

const destroyedSchema = z.object({
  epoch: z.number().int().positive(),
  /** ISO time. */
  at: z.string(),
  /** Account that destroyed it, and why. */
  by: z.string(),
  reason: z.string(),
});

const keyFileSchema = z.object({
  format: z.literal('haishu-twin-key'),
  version: z.literal(1),
  department: z.string(),
  /** Newest last; the newest seals. */
  keys: z.array(keySchema).min(1),
  /** Keys that are no more (密钥销毁): what they sealed stays closed for ever. */
  destroyed: z.array(destroyedSchema).default([]),
});

/** Key file (密钥文件) of one department: outside the snapshot, readable by its owner alone. */
export type KeyFile = z.infer<typeof keyFileSchema>;

/** A key that was destroyed: when, by whom and why. */
export type DestroyedKey = z.infer<typeof destroyedSchema>;

/** Path of a department's key file. */
export function keyFilePath(folder: string, department: string): string {
  if (!/^[a-z0-9-]+$/.test(department)) throw new RangeError(`odd department ${department}`);
  return join(folder, `${department}.key.json`);
}

/**
 * Reads a department's key file; nothing when there is none. Errors: `forbidden` when others may read it, `corrupt`
 * when it is damaged.
 */
export async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const text = await readPrivately(path);
  if (text === undefined) return undefined;
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new TwinError(
      'corrupt',
      say`The key file ${path} is damaged. Restore it from its backup: rows sealed with it cannot be opened without it.`,
      { file: path },
      error,
    );
  }
}

/** Makes a department's first key. When another process was faster, its key is kept and read. */
export async function createKeyFile(
  folder: string,
  path: string,
  department: string,
): Promise<KeyFile> {
  const file: KeyFile = {
    format: 'haishu-twin-key',
    version: 1,
    department,
    keys: [newKey(1)],
    destroyed: [],
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeNew(path, fileText(file));
    return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw translateStorageError(error, path);
    return (await readKeyFile(path)) ?? file;
  }
}

function newKey(epoch: number): KeyFile['keys'][number] {
  return { epoch, suite: 'AES-256-GCM', key: randomBytes(KEY_BYTES).toString('base64') };
}

function fileText(file: KeyFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

const KEY_BYTES = 32;

/**
 * Destroys every key of a department and puts a fresh one in their place for what comes. The bytes of the old file are
 * overwritten where they lie once the new one is in place; copies made elsewhere are out of reach. Errors: `not-found`
 * without a key file; what `readKeyFile` says.
 */
export async function destroyKeys(
  folder: string,
  department: string,
  { at, by, reason }: Omit<DestroyedKey, 'epoch'>,
): Promise<KeyFile> {
  const path = keyFilePath(folder, department);
  const file = await readKeyFile(path);
  if (!file) throw nothingToDestroy(department, path);
  const gone = file.keys.map(({ epoch }) => ({ epoch, at, by, reason }));
  const last = Math.max(...[...gone, ...file.destroyed].map(({ epoch }) => epoch));
  const renewed = { ...file, keys: [newKey(last + 1)], destroyed: [...file.destroyed, ...gone] };
  const old = await open(path, 'r+');
  try {
    const whole = `${path}.${randomBytes(6).toString('hex')}.new`;
    await writeDurably(whole, fileText(renewed), NEW);
    await replaceByRename(whole, path);
    await syncFolder(folder);
    const { size } = await old.stat();
    await old.write(randomBytes(size), 0, size, 0);
    await old.sync();
  } finally {
    await old.close();
  }
  return renewed;
}

function nothingToDestroy(department: string, path: string): TwinError {
  return new TwinError(
    'not-found',
    say`There is no key of ${department} to destroy: ${path} does not exist. Name the key folder with --keys or in HAISHU_TWIN_KEYS.`,
    { file: path },
  );
}

/** Four bytes that tell keys apart without saying anything about them. */
export function keyFingerprint(key: Uint8Array): Buffer {
  return createHash('sha256').update('haishu-twin key id').update(key).digest().subarray(0, 4);
}

/** Puts a whole file there at once, so that nobody reads half of it. Error: `EEXIST` where there is one. */
async function writeNew(path: string, text: string): Promise<void> {
  const whole = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await writeDurably(whole, text, NEW);
    await link(whole, path).catch((error: NodeJS.ErrnoException) => {
      if (!LINKLESS.has(error.code ?? '')) throw error;
      return writeDurably(path, text, NEW);
    });
  } finally {
    await rm(whole, { force: true });
  }
}

const NEW = { ...PRIVATE, flag: 'wx' };
/** What file systems without hard links answer. */
const LINKLESS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']);

async function readPrivately(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw readableByOthers(path);
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw code === 'ENOTDIR' ? keyFolderIsFile(dirname(path)) : translateStorageError(error, path);
  }
}

/** A file stands where the key folder should. */
export function keyFolderIsFile(folder: string): TwinError {
  return new TwinError(
    'invalid',
    say`The key folder ${folder} is a file. Name a folder with --keys or in HAISHU_TWIN_KEYS, or move the file away; nothing was changed.`,
    { file: folder },
  );
}

function readableByOthers(path: string): TwinError {
  return new TwinError(
    'forbidden',
    say`The key file ${path} can be read by other accounts. Make it private with: chmod 600 ${path}`,
    { file: path },
  );
}
