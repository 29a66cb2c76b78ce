import { readFile } from 'node:fs/promises';
import { replaceByRename, syncFolder, writeDurably } from './durable.ts';
import { storePaths } from './layout.ts';

/** Id of the snapshot in use, or nothing in an empty store. */
export async function readPointer(store: string): Promise<string | undefined> {
  try {
    const text = await readFile(storePaths.pointer(store), 'utf8');
    return text.trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes `id` the snapshot in use, in one step: a crash leaves either the old or the new one. */
export async function replacePointer(store: string, id: string): Promise<void> {
  const pointer = storePaths.pointer(store);
  const next = `${pointer}.${process.pid}.next`;
  await writeDurably(next, `${id}\n`);
  await replaceByRename(next, pointer);
  await syncFolder(store);
}
