import { parentPort } from 'node:worker_threads';
import { scanText } from './encoding.ts';
import type { TextScanned } from './scans-ahead.ts';

/** Entry of the thread that looks through text files before they are recognised: one path at a time, no path ends it. */
const tell = (scanned: TextScanned) => parentPort?.postMessage(scanned);

parentPort?.on('message', (path: string | undefined) => {
  if (path === undefined) return parentPort?.close();
  scanText(path).then(
    (scan) => tell({ scan }),
    () => tell({}),
  );
});
