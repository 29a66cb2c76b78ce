import { readFileSync } from 'node:fs';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../driver/errors.ts';
import { storePaths } from './layout.ts';

const lockSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** Tells a process from a later one with the same number, where the system says it. */
  started: z.string().optional(),
  buildId: z.string(),
});
type LockContent = z.infer<typeof lockSchema>;

/** A lock without readable content is being written, unless it is older than this. */
const WRITING_MILLISECONDS = 10_000;
/** How long a lock of another computer (shared folder) counts. */
const FOREIGN_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Makes this process the only one that changes a store; gives the function that ends it. Errors: `busy` while another
 * process builds. The lock of a process that died is taken over.
 */
export async function lockStore(store: string, buildId: string): Promise<() => Promise<void>> {
  const path = storePaths.lock(store);
  for (;;) {
    if (await tryLock(path, buildId)) return () => rm(path, { force: true });
    const holder = await readLock(path);
    if (await isAlive(path, holder)) throw busy(store, holder);
    await setAside(path, holder);
  }
}

async function tryLock(path: string, buildId: string): Promise<boolean> {
  const content: LockContent = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    buildId,
  };
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(JSON.stringify(content)).finally(() => handle.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw translateStorageError(error, path);
  }
}

async function readLock(path: string): Promise<LockContent | undefined> {
  try {
    return lockSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isAlive(path: string, holder: LockContent | undefined): Promise<boolean> {
  const age = await ageOf(path);
  if (age === undefined) return false;
  if (!holder) return age < WRITING_MILLISECONDS;
  if (holder.host !== hostname()) return age < FOREIGN_MILLISECONDS;
  if (!isRunning(holder.pid)) return false;
  return holder.started === undefined || holder.started === startOf(holder.pid);
}

async function ageOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && Date.now() - found.mtimeMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a process in clock ticks since the system started, where the system shows it. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/**
 * Takes a dead lock away. Of two processes that find it, the slower may catch the new lock of the faster: that one is
 * put back.
 */
async function setAside(path: string, dead: LockContent | undefined): Promise<void> {
  const aside = `${path}.${process.pid}.dead`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const caught = await readLock(aside);
  if (caught?.buildId !== dead?.buildId) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function busy(store: string, holder: LockContent | undefined): TwinError {
  const who = holder ? say`process ${holder.pid} on ${holder.host}` : say`another process`;
  return new TwinError(
    'busy',
    say`${store} is being written by ${who}. Wait until it has finished and try again.`,
    { file: store },
  );
}
