import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable.ts';
import { storePaths } from './layout.ts';

const failedBuildSchema = z.object({
  id: z.string(),
  /** ISO time at which the failure was noticed. */
  noticedAt: z.string(),
  /** A sentence; holds no personal value. */
  reason: z.string(),
});

/** A build (批次) that did not come to publishing. */
export type FailedBuild = z.infer<typeof failedBuildSchema>;

/** Lists a build as failed; noting it twice keeps the later reason. */
export async function noteFailed(store: string, id: string, reason: string): Promise<void> {
  const folder = storePaths.failed(store);
  await mkdir(folder, { recursive: true });
  const failure: FailedBuild = { id, noticedAt: new Date().toISOString(), reason };
  await writeDurably(join(folder, `${id}.json`), `${JSON.stringify(failure)}\n`);
}

/** Takes a build off the list: one a person gave up did not fail. */
export async function forgetFailed(store: string, id: string): Promise<void> {
  await rm(join(storePaths.failed(store), `${id}.json`), { force: true });
}

/** Failed builds, oldest first; a record that cannot be read is passed over. */
export async function listFailed(store: string): Promise<FailedBuild[]> {
  const folder = storePaths.failed(store);
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(names.sort().map((name) => readFailed(join(folder, name))));
  return read
    .filter((failure) => failure !== undefined)
    .sort((one, other) => one.noticedAt.localeCompare(other.noticedAt));
}

async function readFailed(path: string): Promise<FailedBuild | undefined> {
  try {
    return failedBuildSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
