import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TILE_KEYS } from '../contract/tiles.ts';
import { openReader } from '../data/driver/sqlite.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { beginBuild } from '../data/snapshot/build.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';
import { openStore } from '../data/snapshot/store.ts';
import { buildingRow, deliverRows, roomRow, TEST_PROFILE } from '../data/testing/deliveries.ts';
import { rebuildTiles } from './rebuild-tiles.ts';

let folder: string;
let store: SnapshotStore;

const footprint = JSON.stringify([
  [
    [121.5, 29.5],
    [121.5003, 29.5],
    [121.5003, 29.5002],
    [121.5, 29.5002],
  ],
]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-tiles-'));
  store = await openStore(join(folder, 'store'));
  const keys = await openKeyring(join(folder, 'keys'));
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
  const part = { building_id: 'B1', part_no: 1, floor_from: 1, floor_to: 6, footprint };
  await deliverRows(build, 'building', [buildingRow('B1')]);
  await deliverRows(build, 'building_part', [part]);
  await deliverRows(build, 'room', [roomRow('101', 'B1'), roomRow('102', 'B1')]);
  await build.finish();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('adds tiles to a snapshot without any, and changes nothing the second time', async () => {
  const before = await store.currentId();
  const first = await rebuildTiles(store);
  expect(first).toMatchObject({ outcome: 'published', buildings: 1, rooms: 2, notes: [] });
  const now = await store.currentId();
  expect(now).toBe(first.snapshotId);
  expect((await store.manifest(first.snapshotId)).previousId).toBe(before);

  for (const all of [false, true]) {
    const again = await rebuildTiles(store, { all });
    expect(again).toMatchObject({ outcome: 'unchanged', snapshotId: first.snapshotId });
    expect(again.reused > 0).toBe(!all);
  }
  expect(await store.currentId()).toBe(now);
});

it('leaves the other files of the snapshot the same files', async () => {
  const [first, second] = await store.list();
  const [before, after] = await Promise.all(
    [first, second].map((id) => store.manifest(id as string)),
  );
  expect({ ...after?.files, tiles: undefined }).toEqual({ ...before?.files, tiles: undefined });
  const snapshot = await store.open(second as string);
  const tiles = await openReader(snapshot.filePath('tiles') as string);
  const row = await tiles.get('SELECT 1 FROM media WHERE key = ?', [TILE_KEYS.buildings]);
  expect(row).toBeDefined();
  await tiles.close();
  await snapshot.close();
});
