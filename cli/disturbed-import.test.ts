import { cp, mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openKeyring } from '../data/sealing/keyring.ts';
import { openStore } from '../data/snapshot/store.ts';
import { verifySnapshot } from '../data/snapshot/verify-snapshot.ts';
import { runProgram } from './program.ts';
import { refresh, type RefreshOptions } from './refresh.ts';

let folder: string;
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-disturbed-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const [name, seed] of Object.entries({ first: '1', second: '2' })) {
    const out = join(folder, name);
    await runProgram([
      'demo',
      '--out',
      out,
      '--scale',
      '0.005',
      '--systems',
      'none',
      '--seed',
      seed,
    ]);
  }
  await refresh(options('first'));
});

afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const options = (from: string, more: Partial<RefreshOptions> = {}): RefreshOptions => ({
  paths: [join(folder, from)],
  storeFolder: join(folder, 'store'),
  keyFolder: join(folder, 'keys'),
  allowDrop: true,
  ...more,
});

async function inUse(): Promise<string> {
  const store = await openStore(join(folder, 'store'));
  const id = (await store.currentId()) ?? '';
  const keys = await openKeyring(join(folder, 'keys'));
  expect(await verifySnapshot(store, id, keys)).toMatchObject({ ok: true });
  return id;
}

/** Imports a copy of the second exports and disturbs one file as soon as rows come in. */
async function disturbed(file: string, disturb: (path: string) => Promise<void>): Promise<void> {
  number += 1;
  const copy = `copy-${number}`;
  await cp(join(folder, 'second'), join(folder, copy), { recursive: true });
  const path = join(folder, copy, 'community-policing', file);
  let done: Promise<void> | undefined;
  const onProgress: RefreshOptions['onProgress'] = ({ stage }) => {
    if (stage === 'import') done ??= disturb(path);
  };
  await refresh(options(copy, { onProgress })).finally(() => done);
}

it.each([
  ['cut short', async (path: string) => truncate(path, Math.floor((await stat(path)).size / 2))],
  ['removed', (path: string) => rm(path)],
])('a file %s while an import runs is refused by name, the snapshot stays', async (_, disturb) => {
  const before = await inUse();
  await expect(disturbed('单位.csv', disturb)).rejects.toThrow(/单位\.csv/);
  expect(await inUse()).toBe(before);
  const failed = await (await openStore(join(folder, 'store'))).failed();
  expect(failed.at(-1)?.reason).toContain('单位.csv');
});

it('of two imports at once one is refused, and the snapshot is whole', async () => {
  const both = await Promise.allSettled([refresh(options('second')), refresh(options('second'))]);
  const refused = both.filter((one) => one.status === 'rejected');
  expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([{ kind: 'busy' }]);
  await inUse();
});
