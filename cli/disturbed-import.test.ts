import { cp, rm, stat, truncate } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { openKeyring } from '../data/sealing/keyring.ts';
import { openStore } from '../data/snapshot/store.ts';
import { verifySnapshot } from '../data/snapshot/verify-snapshot.ts';
import { refresh } from './refresh.ts';
import type { RefreshOptions } from './refresh-options.ts';
import { commandLine } from './testing/command-line.ts';

const { at, demo } = commandLine();
let number = 0;

beforeAll(async () => {
  await demo('first', '--seed', '1');
  await demo('second', '--seed', '2');
  await refresh(options('first'));
});

const options = (from: string, more: Partial<RefreshOptions> = {}): RefreshOptions => ({
  paths: [at(from)],
  storeFolder: at('store'),
  keyFolder: at('keys'),
  allowDrop: true,
  ...more,
});

async function inUse(): Promise<string> {
  const store = await openStore(at('store'));
  const id = (await store.currentId()) ?? '';
  const keys = await openKeyring(at('keys'));
  expect(await verifySnapshot(store, id, keys)).toMatchObject({ ok: true });
  return id;
}

/** Imports a copy of the second exports and disturbs one file as soon as rows come in. */
async function disturbed(file: string, disturb: (path: string) => Promise<void>): Promise<void> {
  number += 1;
  const copy = `copy-${number}`;
  await cp(at('second'), at(copy), { recursive: true });
  const path = at(copy, 'community-policing', file);
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
  const failed = await (await openStore(at('store'))).failed();
  expect(failed.at(-1)?.reason).toContain('单位.csv');
});

it('of two imports at once one is refused, and the snapshot is whole', async () => {
  const both = await Promise.allSettled([refresh(options('second')), refresh(options('second'))]);
  const refused = both.filter((one) => one.status === 'rejected');
  expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([{ kind: 'busy' }]);
  await inUse();
});
