import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeOldReports } from './retention.ts';

let store: string;
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'twin-reports-'));
});
afterEach(() => rm(store, { recursive: true, force: true }));

it('removes reports past their time, but for those of snapshots that are kept', async () => {
  const old = '000001-20240101-080000-aaaa';
  const kept = '000002-20240102-080000-bbbb';
  const recent = '000003-20261101-080000-cccc';
  for (const id of [old, kept, recent, 'notes'])
    await mkdir(join(store, 'reports', id), { recursive: true });
  await mkdir(join(store, 'snapshots', kept), { recursive: true });
  await removeOldReports(store, 365, new Date('2026-11-27T08:00:00Z'));
  expect((await readdir(join(store, 'reports'))).sort()).toEqual([kept, recent, 'notes']);
});

it('finds nothing to do in a store that never imported', async () => {
  await expect(removeOldReports(store, 365)).resolves.toBeUndefined();
});
