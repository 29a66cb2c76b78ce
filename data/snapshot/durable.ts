import { createHash } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { filePieces } from '../file-pieces.ts';

const RENAME_ATTEMPTS = 20;
const RENAME_PAUSE_MILLISECONDS = 50;

/** Puts a file's bytes on the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a folder's entries on the disk; Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** For its owner's account alone. */
export const PRIVATE = { flag: 'w', mode: 0o600 } as const;
const ORDINARY = { flag: 'w', mode: 0o666 };

/** Writes a small file, texts as UTF-8, and puts it on the disk. */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  { flag, mode }: { readonly flag: string; readonly mode: number } = ORDINARY,
): Promise<void> {
  const handle = await open(path, flag, mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file in one step; on Windows a reader may block the rename for a moment, so it is tried again. */
export async function replaceByRename(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (attempt >= RENAME_ATTEMPTS || !isSharingViolation(error)) throw error;
      await wait(RENAME_PAUSE_MILLISECONDS);
    }
  }
}

/** SHA-256 of a file in hex, streamed. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of filePieces(path)) hash.update(piece);
  return hash.digest('hex');
}

/** Whether an operation failed because the file is open elsewhere (Windows only). */
export function isSharingViolation(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
}
