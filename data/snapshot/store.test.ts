import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keyring } from '../sealing/keyring.ts';
import { SCHEMA_VERSION } from '../migrations/index.ts';
import { openKeyring } from '../sealing/keyring.ts';
import {
  buildingRow,
  publishTables,
  residentRow,
  roomRow,
  type TableRows,
  TEST_PROFILE,
} from '../testing/deliveries.ts';
import type { BuildOptions } from './build-options.ts';
import { beginBuild } from './build.ts';
import { diffSnapshots } from './diff.ts';
import { storePaths } from './layout.ts';
import type { SnapshotManifest } from './manifest.ts';
import { rollback } from './rollback.ts';
import type { SnapshotStore } from './store.ts';
import { openStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

let folder: string;
let store: SnapshotStore;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-store-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const publish = (tables: TableRows, options: Partial<BuildOptions> = {}) =>
  publishTables(store, keys, tables, options);

const buildings = (...ids: string[]) => ({ building: ids.map((id) => buildingRow(id)) });

async function editManifest(id: string, change: (manifest: Record<string, unknown>) => void) {
  const path = storePaths.manifest(store.folder, id);
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  change(manifest);
  await writeFile(path, JSON.stringify(manifest));
}

async function filePath(manifest: SnapshotManifest, file: 'base' | 'people'): Promise<string> {
  return storePaths.file(store.folder, manifest.files[file]?.name ?? '');
}

describe('a snapshot that cannot be used', () => {
  it('of a newer layout names the remedy, and imports do not touch it', async () => {
    const { id } = await publish(buildings('B1'));
    await editManifest(id, (manifest) => {
      manifest.schemaVersion = 99;
      manifest.somethingNew = true;
    });
    const refusal = { kind: 'stale', message: expect.stringMatching(/newer Haishu Twin.*install/) };
    await expect(store.open(id)).rejects.toMatchObject(refusal);
    await expect(publish(buildings('B2'))).rejects.toMatchObject(refusal);
    expect(await store.currentId()).toBe(id);
  });

  it('of an older layout has to be built anew', async () => {
    const { id } = await publish(buildings('B1'));
    await editManifest(id, (manifest) => {
      manifest.schemaVersion = 0;
    });
    await expect(store.open(id)).rejects.toMatchObject({
      message: expect.stringContaining('import the exports again'),
    });
    const fresh = await publish(buildings('B9'), { fromScratch: true });
    expect(await store.currentId()).toBe(fresh.id);
  });

  it('with a damaged manifest, a missing or a cut file says so', async () => {
    const manifest = await publish(buildings('B1'));
    const base = await filePath(manifest, 'base');
    await truncate(base, 4096);
    await expect(store.open(manifest.id)).rejects.toMatchObject({
      kind: 'corrupt',
      place: { file: base },
    });
    await rm(base);
    await expect(store.open(manifest.id)).rejects.toMatchObject({
      message: expect.stringContaining('is missing'),
    });
    await writeFile(
      storePaths.manifest(store.folder, manifest.id),
      JSON.stringify({ schemaVersion: SCHEMA_VERSION }),
    );
    await expect(store.open(manifest.id)).rejects.toMatchObject({ kind: 'corrupt' });
    await expect(store.open('000009-none')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(store.open('../../etc')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is found by verify when a file was changed in place', async () => {
    const manifest = await publish({ ...buildings('B1'), resident: [residentRow('1', null)] });
    const path = await filePath(manifest, 'people');
    const bytes = await readFile(path);
    bytes[bytes.length - 7] = (bytes[bytes.length - 7] ?? 0) ^ 255;
    await writeFile(path, bytes);
    const report = await verifySnapshot(store, manifest.id, keys);
    expect(report.ok).toBe(false);
    expect(report.findings[0]?.sentence).toContain(path);
  });
});

describe('two builds', () => {
  it('do not run at once', async () => {
    const first = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
    await expect(publish(buildings('B1'))).rejects.toMatchObject({
      kind: 'busy',
      message: expect.stringContaining(String(process.pid)),
    });
    await first.abort();
    await first.abort();
    expect((await publish(buildings('B1'))).id).toBe(await store.currentId());
  });

  it('a dead process does not keep the store locked', async () => {
    const lock = storePaths.lock(store.folder);
    const { hostname } = await import('node:os');
    await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 7, host: hostname(), buildId: 'dead' }));
    await publish(buildings('B1'));
    await writeFile(
      lock,
      JSON.stringify({ pid: process.pid, host: hostname(), started: '1', buildId: 'x' }),
    );
    await publish(buildings('B2'), { allowDrop: true });
    expect(await readdir(store.folder)).not.toContain('build.lock');
  });
});

describe('disk space', () => {
  it('running out leaves the snapshot in use, with a sentence and a failed batch', async () => {
    const { id } = await publish(buildings('B1'));
    const many = Array.from({ length: 3000 }, (_, index) => buildingRow(`B${index}`));
    await expect(publish({ building: many }, { maxFileBytes: 1 << 17 })).rejects.toMatchObject({
      kind: 'internal',
      message: expect.stringContaining(`no space left on the disk for ${store.folder}`),
    });
    expect(await store.currentId()).toBe(id);
    expect(await store.failed()).toMatchObject([{ reason: expect.stringContaining('no space') }]);
    expect(await readdir(storePaths.building(store.folder))).toEqual([]);
    await publish({ building: many });
  });
});

describe('old snapshots', () => {
  it('stay as many as asked, with the files they need and no others', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      await publish({ building: [buildingRow('B1', { name })] }, { keep: 2 });
    }
    const ids = await store.list();
    expect(ids).toHaveLength(2);
    expect(await readdir(storePaths.files(store.folder))).toHaveLength(2);
    for (const id of ids) expect(await verifySnapshot(store, id)).toMatchObject({ ok: true });
  });

  it('that are open stay until they are closed', async () => {
    const first = await publish({ building: [buildingRow('B1', { name: 'a' })] }, { keep: 1 });
    const open = await store.open(first.id);
    await publish({ building: [buildingRow('B1', { name: 'b' })] }, { keep: 1 });
    expect(await open.db.get('SELECT name FROM base.building')).toEqual({ name: 'a' });
    expect(await store.list()).toContain(first.id);
    await open.close();
    await open.close();
    await publish({ building: [buildingRow('B1', { name: 'c' })] }, { keep: 1 });
    expect(await store.list()).toHaveLength(1);
  });
});

describe('rollback', () => {
  it('returns to the snapshot before and never gives its slots again', async () => {
    const room = [roomRow('R1', 'B1')];
    const first = await publish({ ...buildings('B1'), room });
    await publish({ room: [...room, roomRow('R2', 'B1')] });
    expect(await rollback(store)).toMatchObject({ to: first.id });
    expect(await store.currentId()).toBe(first.id);
    await publish({ room: [...room, roomRow('R3', 'B1')] });
    const snapshot = await store.open((await store.currentId()) ?? '');
    expect(await snapshot.db.all('SELECT room_id, slot FROM base.room')).toEqual([
      { room_id: 'R1', slot: 1 },
      { room_id: 'R3', slot: 3 },
    ]);
    await snapshot.close();
  });

  it('says when there is none before', async () => {
    await expect(rollback(store)).rejects.toMatchObject({ kind: 'not-found' });
    await publish(buildings('B1'));
    await expect(rollback(store)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(rollback(store, '000007-none')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('diff', () => {
  it('names new, changed and gone rows and passes over shared files', async () => {
    const first = await publish({ ...buildings('B1', 'B2'), resident: [residentRow('1', null)] });
    const second = await publish(
      { building: [buildingRow('B2', { name: '新楼' }), buildingRow('B3')] },
      { allowDrop: true },
    );
    expect((await diffSnapshots(store, first.id, second.id)).tables).toMatchObject([
      { table: 'building', addedKeys: ['B3'], changedKeys: ['B2'], removedKeys: ['B1'] },
    ]);
    expect((await diffSnapshots(store, first.id, first.id)).tables).toEqual([]);
  });

  it('tells a file that only one of them has', async () => {
    const first = await publish(buildings('B1'));
    const second = await publish({ resident: [residentRow('1', null)] });
    expect((await diffSnapshots(store, first.id, second.id)).tables).toMatchObject([
      { table: 'resident', added: 1, addedKeys: ['1'] },
    ]);
  });

  it('notices a change in a sealed column', async () => {
    const first = await publish({ resident: [residentRow('1', null), residentRow('2', null)] });
    const changed = residentRow('2', null, { phone: '12988887777' });
    const second = await publish({ resident: [residentRow('1', null), changed] });
    expect((await diffSnapshots(store, first.id, second.id)).tables).toMatchObject([
      { table: 'resident', changed: 1, changedKeys: ['2'] },
    ]);
  });
});

describe('watching', () => {
  it('tells a new snapshot once, and nothing after it is stopped', async () => {
    const seen: string[] = [];
    let tell: () => void = () => undefined;
    const stop = store.watch((id) => {
      seen.push(id);
      tell();
    });
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const { id } = await publish(buildings('B1'));
    await told;
    await appendFile(storePaths.pointer(store.folder), '\n');
    stop();
    await publish(buildings('B2'), { allowDrop: true });
    expect(seen).toEqual([id]);
  });
});
