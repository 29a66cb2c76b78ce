import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { openChunk } from '../sealing/chunks.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { openKeyring } from '../sealing/keyring.ts';
import type { RowValues } from '../testing/deliveries.ts';
import {
  buildingRow,
  deliverRows,
  residentRow,
  roomRow,
  TEST_PROFILE,
} from '../testing/deliveries.ts';
import type { SnapshotBuild } from './build.ts';
import type { BuildOptions } from './build-options.ts';
import { beginBuild } from './build.ts';
import type { SnapshotManifest } from './manifest.ts';
import type { OpenSnapshot } from './open-snapshot.ts';
import { cellsOf } from './row-cells.ts';
import type { SnapshotStore } from './store.ts';
import { openStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

let folder: string;
let store: SnapshotStore;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-build-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

type Tables = Readonly<Record<string, readonly RowValues[]>>;

const begin = (options: Partial<BuildOptions> = {}): Promise<SnapshotBuild> =>
  beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys, ...options });

async function publish(tables: Tables, options: Partial<BuildOptions> = {}) {
  const build = await begin(options);
  const outcomes = new Map();
  for (const [table, rows] of Object.entries(tables)) {
    outcomes.set(table, await deliverRows(build, table, rows));
  }
  const manifest = await build.finish();
  return { outcomes, manifest: manifest as SnapshotManifest, result: manifest };
}

async function reading<T>(work: (snapshot: OpenSnapshot) => Promise<T>): Promise<T> {
  const snapshot = await store.open((await store.currentId()) ?? '');
  return work(snapshot).finally(() => snapshot.close());
}

const rowsOf = (sql: string) => reading(({ db }) => db.all<Record<string, unknown>>(sql));

const DISTRICT: Tables = {
  building: [buildingRow('B1', { name: '月湖大厦' }), buildingRow('B2')],
  room: [roomRow('R1', 'B1'), roomRow('R2', 'B1'), roomRow('R3', 'B2')],
  resident: [
    residentRow('1', 'R1', { name: '张三丰', phone: '12912345678', household_no: 'H1' }),
    residentRow('2', 'R2', { id_no: '330299000000000777', household_no: 'H1' }),
    residentRow('3', null),
  ],
  unit: [{ unit_id: 'U1', name: '鼓楼书店', room_slot: 'R3', phone: '12911112222' }],
};

describe('a first snapshot', () => {
  it('is empty before and in use after it is published', async () => {
    expect(await store.currentId()).toBeUndefined();
    const { manifest } = await publish(DISTRICT);
    expect(await store.currentId()).toBe(manifest.id);
    expect(await store.list()).toEqual([manifest.id]);
    expect(Object.keys(manifest.files).sort()).toEqual(['base', 'economy', 'people']);
    expect(manifest).toMatchObject({ asOf: '2026-11-01', synthetic: true, changes: [] });
  });

  it('has references as slots and lineage to file and line', async () => {
    await publish(DISTRICT);
    expect(
      await rowsOf(
        `SELECT r.record_no, m.room_id, b.building_id, f.name, r.source_line
         FROM people.resident r JOIN base.room m ON m.slot = r.room_slot
         JOIN base.building b ON b.slot = m.building_slot
         JOIN people.source_file f ON f.file_id = r.source_file_id ORDER BY 1`,
      ),
    ).toEqual([
      { record_no: '1', room_id: 'R1', building_id: 'B1', name: 'resident.csv', source_line: 2 },
      { record_no: '2', room_id: 'R2', building_id: 'B1', name: 'resident.csv', source_line: 3 },
    ]);
  });

  it('opens sealed columns with the keys and shows none without', async () => {
    await publish(DISTRICT);
    const chunk = await reading(({ db }) => openChunk(db, keys, tableSpec('resident'), 0));
    const [row] = await rowsOf("SELECT id FROM people.resident WHERE record_no = '1'");
    expect(chunk?.columns.name?.[Number(row?.id) - (chunk?.firstId ?? 0)]).toBe('张三丰');
    for (const name of await readdir(join(store.folder, 'files'))) {
      const bytes = await readFile(join(store.folder, 'files', name));
      for (const secret of ['张三丰', '330299000000', '12912345678', '12911112222']) {
        expect(bytes.includes(secret)).toBe(false);
      }
    }
  });

  it('joins a household by key', async () => {
    await publish(DISTRICT);
    expect(
      await rowsOf(
        'SELECT count(*) AS people, count(DISTINCT person_key) AS persons FROM people.resident WHERE household_key IS NOT NULL GROUP BY household_key',
      ),
    ).toEqual([{ people: 2, persons: 2 }]);
  });

  it('passes its own checks', async () => {
    const { manifest } = await publish(DISTRICT);
    const report = await verifySnapshot(store, manifest.id, keys);
    expect(report).toMatchObject({ ok: true, findings: [{ check: 'tiles', severity: 'warning' }] });
  });
});

describe('rows that are not taken', () => {
  it('holds a row with an unknown reference and takes it when the room arrives', async () => {
    const first = await publish({ ...DISTRICT, resident: [residentRow('1', 'R9')] });
    expect(first.outcomes.get('resident').perFile).toEqual([
      { read: 1, accepted: 0, held: 1, rejected: 0, unchanged: 0 },
    ]);
    expect(await rowsOf('SELECT waits_for, blob FROM people.held_row')).toEqual([
      { waits_for: 'room:R9', blob: null },
    ]);
    const second = await publish({ room: [...(DISTRICT.room ?? []), roomRow('R9', 'B2')] });
    expect(await rowsOf('SELECT record_no FROM people.resident')).toEqual([{ record_no: '1' }]);
    expect(await rowsOf('SELECT * FROM people.held_row')).toEqual([]);
    expect(second.manifest.changes.map(({ table, added }) => [table, added])).toEqual([
      ['room', 1],
      ['resident', 1],
    ]);
    expect(await verifySnapshot(store, second.manifest.id, keys)).toMatchObject({ ok: true });
  });

  it('takes a chain of held rows in one refresh', async () => {
    await publish({
      building: [buildingRow('B1')],
      room: [roomRow('R1', 'B7')],
      unit: [{ unit_id: 'U1', name: '店', room_slot: 'R1' }],
    });
    expect(await rowsOf('SELECT count(*) AS n FROM economy.unit')).toEqual([{ n: 0 }]);
    await publish({ building: [buildingRow('B1'), buildingRow('B7')] });
    expect(
      await rowsOf('SELECT room_id FROM economy.unit u JOIN base.room r ON r.slot = u.room_slot'),
    ).toEqual([{ room_id: 'R1' }]);
  });

  it('rejects a second row with the same key and a row without a required value', async () => {
    const { outcomes } = await publish({
      building: [buildingRow('B1'), buildingRow('B1'), buildingRow('B2', { floors_up: null })],
    });
    const { perFile, rejected } = outcomes.get('building');
    expect(perFile).toEqual([{ read: 3, accepted: 1, held: 0, rejected: 2, unchanged: 0 }]);
    expect(rejected).toMatchObject([
      { line: 3, code: 'DUPLICATE_KEY', value: 'B1', column: '楼幢编号' },
      { line: 4, code: 'MISSING_VALUE', column: '地上层数' },
    ]);
  });

  it('refuses to publish when the counts of a file do not add up', async () => {
    const build = await begin();
    const building = tableSpec('building');
    const delivery = build.deliver({
      table: building,
      files: [{ name: '楼栋.shp', sha256: 'x', asOf: '2026-11-01' }],
      rows: (async function* () {
        yield [{ file: 0, line: 2, cells: cellsOf(building, buildingRow('B1')), flags: [] }];
      })(),
      finish: () => ({ read: [3], rejected: [1] }),
    });
    await expect(delivery).rejects.toMatchObject({
      kind: 'internal',
      message: expect.stringContaining('楼栋.shp'),
    });
    expect(await store.currentId()).toBeUndefined();
  });
});

describe('a refresh', () => {
  it('keeps slots and untouched files, and tells what changed', async () => {
    const first = await publish(DISTRICT);
    const slots = await rowsOf('SELECT room_id, slot FROM base.room ORDER BY room_id');
    const second = await publish(
      {
        room: [roomRow('R3', 'B2', { tenure: 'rented' }), roomRow('R1', 'B1'), roomRow('R4', 'B2')],
      },
      { allowDrop: true },
    );
    expect(await rowsOf('SELECT room_id, slot FROM base.room ORDER BY room_id')).toEqual([
      slots[0],
      slots[2],
      { room_id: 'R4', slot: 4 },
    ]);
    expect(second.manifest.changes).toMatchObject([
      { table: 'room', added: 1, changed: 1, removed: 1 },
    ]);
    expect(second.manifest.files.people).toEqual(first.manifest.files.people);
    expect(second.manifest.files.economy).toEqual(first.manifest.files.economy);
    expect(second.manifest.previousId).toBe(first.manifest.id);
    const report = await verifySnapshot(store, second.manifest.id, keys);
    expect(report.ok).toBe(true);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', check: 'references' }),
    );
  });

  it('publishes nothing when every file is the same, and never reads them', async () => {
    const first = await publish(DISTRICT);
    const { result, outcomes } = await publish(DISTRICT);
    expect(result).toBe('unchanged');
    expect(outcomes.get('resident')).toMatchObject({
      reused: true,
      perFile: [{ read: 3, accepted: 0, held: 0, rejected: 0, unchanged: 3 }],
    });
    expect(await store.list()).toEqual([first.manifest.id]);
  });

  it('offers the tables built so far and the previous ones for look-up', async () => {
    await publish(DISTRICT);
    const build = await begin();
    await deliverRows(build, 'building', [buildingRow('B5'), buildingRow('B1')]);
    const row = await build.lookup().get(
      `SELECT (SELECT group_concat(building_id) FROM base.building) AS buildings,
        (SELECT count(*) FROM base.room) AS rooms, (SELECT count(*) FROM people.resident) AS people`,
    );
    expect(row).toEqual({ buildings: 'B1,B5', rooms: 3, people: 3 });
    await build.abort();
  });

  it('is blocked when too many rows leave a table, until that is allowed', async () => {
    await publish(DISTRICT);
    const fewer = { room: [roomRow('R1', 'B1')] };
    await expect(publish(fewer)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('--allow-drop'),
    });
    expect(await rowsOf('SELECT count(*) AS n FROM base.room')).toEqual([{ n: 3 }]);
    await publish(fewer, { allowDrop: true });
    expect(await rowsOf('SELECT count(*) AS n FROM base.room')).toEqual([{ n: 1 }]);
  });

  it('is blocked when as many rows come as leave', async () => {
    await publish(DISTRICT);
    const others = { room: [roomRow('R7', 'B1'), roomRow('R8', 'B1'), roomRow('R9', 'B1')] };
    await expect(publish(others)).rejects.toMatchObject({
      message: expect.stringMatching(/^3 of the 3 rows of 房间 would leave.*--allow-drop/),
    });
    await publish(others, { allowDrop: true });
    expect(await rowsOf('SELECT count(*) AS n FROM base.room')).toEqual([{ n: 3 }]);
  });

  it('builds tiles when the base changed and keeps them when not', async () => {
    let built = 0;
    const tiles = async ({ outPath }: { outPath: string }) => {
      built += 1;
      const { openWriter } = await import('../driver/sqlite.ts');
      const db = await openWriter(outPath);
      await db.exec(
        "CREATE TABLE media(key TEXT PRIMARY KEY, content BLOB); INSERT INTO media VALUES('a', x'00')",
      );
      await db.close();
    };
    const first = await begin({ tilesBuilder: tiles });
    await deliverRows(first, 'building', [buildingRow('B1')]);
    const one = (await first.finish()) as SnapshotManifest;
    const second = await begin({ tilesBuilder: tiles });
    await deliverRows(second, 'resident', [residentRow('1', null)]);
    const two = (await second.finish()) as SnapshotManifest;
    expect(built).toBe(1);
    expect(two.files.tiles).toEqual(one.files.tiles);
    expect(two.files.base).toEqual(one.files.base);
  });
});
