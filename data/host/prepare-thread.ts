import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { KeptFiles } from '../kept/kept-files.ts';
import { openStore } from '../snapshot/store.ts';
import { Preparing } from './prepare.ts';
import type { FromThread, PrepareOrder, ToThread } from './preparer.ts';

/** Entry of the thread that works out what the panels ask for, and ends. */
const { storeFolder, snapshotId, folder, people } = workerData as PrepareOrder;
const stopping = new AbortController();
const wanted: string[] = [];
let preparing: Preparing | undefined;

setFlagsFromString('--expose-gc');
/** The thread's heap is beside the host's in one process: what a subject left must not wait for the next one to fill it. */
const collectGarbage = runInNewContext('gc') as () => void;

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

/** Stops at the next file once told to, reads what it wrote itself, and tells which files are there. */
class ToldFiles extends KeptFiles {
  override async read(file: string): Promise<unknown> {
    stopping.signal.throwIfAborted();
    await this.settled();
    return super.read(file);
  }

  override async write(file: string, value: unknown): Promise<void> {
    await super.write(file, value);
    tell({ type: 'kept', file });
  }
}

async function work(): Promise<void> {
  const snapshot = await (await openStore(storeFolder)).open(snapshotId);
  const kept = new ToldFiles(folder);
  try {
    preparing = new Preparing(
      () => {
        collectGarbage();
        return { ...snapshot, kept };
      },
      people,
      (progress) => tell({ type: 'progress', progress }),
    );
    for (const file of wanted) preparing.want(file);
    await preparing.run();
  } finally {
    await kept.settled();
    await snapshot.close();
  }
}

// Linux alone gives a priority to a thread; elsewhere it would be the whole host's.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', (told: ToThread) => {
  if (told.type === 'wanted') {
    if (preparing) preparing.want(told.file);
    else wanted.push(told.file);
  } else stopping.abort(new Error('stopped'));
});
parentPort?.unref();
void work();
