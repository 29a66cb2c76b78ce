import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeyring } from '../sealing/keyring.ts';
import { buildingRow, deliverRows, TEST_PROFILE } from '../testing/deliveries.ts';
import { beginBuild } from './build.ts';
import { storePaths } from './layout.ts';
import type { SnapshotManifest } from './manifest.ts';
import { openStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

const PROGRAM = fileURLToPath(new URL('../testing/endless-build.ts', import.meta.url));
/** When builds are cut off, milliseconds after the first begins: a build takes about 100. */
const MOMENTS = [
  0, 8, 14, 19, 26, 33, 40, 47, 53, 60, 67, 74, 82, 91, 100, 110, 134, 152, 170, 230,
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-crash-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function buildAndKill(afterMilliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, join(folder, 'store'), join(folder, 'keys')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await wait(afterMilliseconds);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

it('leaves a whole snapshot in use, whenever a build is killed', { timeout: 120_000 }, async () => {
  const keys = await openKeyring(join(folder, 'keys'));
  const store = await openStore(join(folder, 'store'));
  const first = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
  await deliverRows(first, 'building', [buildingRow('B1')]);
  await first.finish();
  let cutOff = 0;
  for (const moment of MOMENTS) {
    await buildAndKill(moment);
    const published = await store.list();
    const left = await readdir(storePaths.building(store.folder));
    cutOff += left.filter((one) => !published.includes(one)).length;
    const id = (await store.currentId()) ?? '';
    expect(await store.list()).toContain(id);
    expect(await verifySnapshot(store, id, keys)).toMatchObject({ ok: true });
  }
  expect(cutOff).toBeGreaterThan(0);
  await cleansUp(cutOff);
});

async function cleansUp(cutOff: number): Promise<void> {
  const keys = await openKeyring(join(folder, 'keys'));
  const store = await openStore(join(folder, 'store'));
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
  await deliverRows(build, 'building', [buildingRow('B1', { name: '末' })]);
  const manifest = (await build.finish()) as SnapshotManifest;
  expect(await verifySnapshot(store, manifest.id, keys)).toMatchObject({ ok: true });
  expect(await readdir(storePaths.building(store.folder))).toEqual([]);
  expect((await store.failed()).length).toBe(cutOff);
  await expect(access(storePaths.lock(store.folder))).rejects.toThrow();
}
