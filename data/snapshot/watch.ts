import { watch } from 'node:fs';
import { readPointer } from './pointer.ts';

/** Network folders and some file systems send no notice, so the pointer is also read this often. */
const POLL_MILLISECONDS = 2000;

/**
 * Calls `listener` with the id each time the pointer names another snapshot than before. Gives the function that stops
 * it. A pointer that cannot be read for a moment is tried again.
 */
export function watchPointer(
  store: string,
  seen: string | undefined,
  listener: (id: string) => void,
): () => void {
  let last = seen;
  let stopped = false;
  const look = async () => {
    const id = await readPointer(store).catch(() => undefined);
    if (stopped || id === undefined || id === last) return;
    last = id;
    listener(id);
  };
  const stopNotices = watchFolder(store, () => void look());
  const timer = setInterval(() => void look(), POLL_MILLISECONDS);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    stopNotices();
  };
}

function watchFolder(folder: string, notice: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || name === 'current') notice();
    });
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}
