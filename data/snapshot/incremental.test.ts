import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SqlValue } from '../driver/port.ts';
import { openChunks } from '../sealing/chunks.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { openKeyring } from '../sealing/keyring.ts';
import type { RowValues } from '../testing/deliveries.ts';
import { buildingRow, residentRow, roomRow, TEST_PROFILE } from '../testing/deliveries.ts';
import type { BuildOptions } from './build-options.ts';
import { beginBuild } from './build.ts';
import type { DeliveredRow, DeliveryMode, DeliveryOutcome } from './delivery.ts';
import { cellsOf } from './row-cells.ts';
import type { SnapshotManifest } from './manifest.ts';
import type { SnapshotStore } from './store.ts';
import { openStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

let folder: string;
let store: SnapshotStore;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-incremental-'));
  store = await openStore(join(folder, 'store'));
  keys = await openKeyring(join(folder, 'keys'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Delivery {
  readonly table: string;
  readonly rows: readonly RowValues[];
  readonly mode?: DeliveryMode;
  /** Keys of rows the file marks as deleted. */
  readonly marked?: readonly string[];
  /** Keys named beside the files. */
  readonly removed?: readonly string[];
  readonly asOf?: string;
}

async function publish(deliveries: readonly Delivery[], options: Partial<BuildOptions> = {}) {
  const build = await beginBuild(store, {
    profile: TEST_PROFILE,
    synthetic: true,
    keys,
    allowDrop: true,
    ...options,
  });
  const outcomes: DeliveryOutcome[] = [];
  for (const delivery of deliveries) {
    const { table, rows, mode = 'full', marked = [], removed, asOf = '2026-11-01' } = delivery;
    const spec = tableSpec(table);
    const list: DeliveredRow[] = [
      ...rows.map((values) => ({ cells: cellsOf(spec, values) })),
      ...marked.map((key) => ({
        cells: cellsOf(spec, { [spec.naturalKey[0] ?? '']: key }),
        removed: true,
      })),
    ].map((row, index) => ({ file: 0, line: index + 2, flags: [], ...row }));
    const sha256 = createHash('sha256').update(JSON.stringify(list)).digest('hex');
    outcomes.push(
      await build.deliver({
        table: spec,
        files: [{ name: `${table}.csv`, sha256, asOf }],
        rows: (async function* () {
          yield list;
        })(),
        finish: () => ({ read: [list.length], rejected: [0] }),
        mode,
        ...(removed ? { removed } : {}),
      }),
    );
  }
  const result = await build.finish();
  if (result !== 'unchanged') {
    expect(await verifySnapshot(store, result.id, keys)).toMatchObject({ ok: true });
  }
  return { result, outcomes };
}

/** Record number → phone as sealed; values of rows that are gone must not be found. */
async function phones(): Promise<{ byRecord: Map<string, SqlValue>; sealed: number }> {
  const snapshot = await store.open((await store.currentId()) ?? '');
  try {
    const rows = await snapshot.db.all<{ id: number; record_no: string }>(
      'SELECT id, record_no FROM people.resident',
    );
    const open = new Map<number, SqlValue>();
    for await (const chunk of openChunks(snapshot.db, keys, tableSpec('resident'), ['phone'])) {
      for (const [at, phone] of (chunk.columns['phone'] ?? []).entries()) {
        if (phone !== null) open.set(chunk.firstId + at, phone);
      }
    }
    const byRecord = new Map(rows.map(({ id, record_no }) => [record_no, open.get(id) ?? null]));
    return { byRecord, sealed: open.size };
  } finally {
    await snapshot.close();
  }
}

const HOUSES: readonly Delivery[] = [
  { table: 'building', rows: [buildingRow('B1')] },
  { table: 'room', rows: [roomRow('R1', 'B1'), roomRow('R2', 'B1')] },
];
const person = (record: string, phone: string, room = 'R1') => residentRow(record, room, { phone });

describe('an incremental delivery', () => {
  beforeEach(() =>
    publish([...HOUSES, { table: 'resident', rows: [person('1', 'a'), person('2', 'b')] }]),
  );

  it('replaces rows by natural key, adds new ones and leaves the others', async () => {
    const rows = [person('2', 'B'), person('3', 'c')];
    const { outcomes } = await publish([{ table: 'resident', rows, mode: 'incremental' }]);
    expect(outcomes[0]?.change).toMatchObject({ added: 1, changed: 1, removed: 0 });
    expect(outcomes[0]?.perFile).toEqual([
      { read: 2, accepted: 2, held: 0, rejected: 0, unchanged: 0 },
    ]);
    const { byRecord, sealed } = await phones();
    expect(Object.fromEntries(byRecord)).toEqual({ 1: 'a', 2: 'B', 3: 'c' });
    expect(sealed).toBe(3);
  });

  it('removes only what a marker or a list names, and says what was not there', async () => {
    const { outcomes } = await publish([
      { table: 'resident', rows: [], mode: 'incremental', marked: ['1', '9'] },
    ]);
    expect(outcomes[0]?.perFile).toEqual([
      { read: 2, accepted: 1, held: 0, rejected: 0, unchanged: 1 },
    ]);
    await publish([{ table: 'resident', rows: [], mode: 'incremental', removed: ['2'] }]);
    expect(await phones()).toEqual({ byRecord: new Map(), sealed: 0 });
  });

  it('changes nothing when it comes again', async () => {
    const delivery: Delivery = {
      table: 'resident',
      rows: [person('2', 'B')],
      marked: ['1'],
      removed: ['7'],
      mode: 'incremental',
    };
    await publish([delivery]);
    expect((await publish([delivery])).result).toBe('unchanged');
  });

  it('keeps slots of rooms that stay and retires those of rooms that go', async () => {
    await publish([
      { table: 'room', rows: [roomRow('R3', 'B1')], mode: 'incremental', marked: ['R2'] },
    ]);
    const snapshot = await store.open((await store.currentId()) ?? '');
    expect(
      await snapshot.db.all('SELECT room_id AS key, slot FROM base.room ORDER BY slot'),
    ).toEqual([
      { key: 'R1', slot: 1 },
      { key: 'R3', slot: 3 },
    ]);
    await snapshot.close();
  });

  it('tries held rows again, but not those it brings itself', async () => {
    const held = [person('4', 'd', 'R8'), person('5', 'e', 'R9')];
    await publish([{ table: 'resident', rows: held, mode: 'incremental' }]);
    const { result } = await publish([
      { table: 'room', rows: [roomRow('R8', 'B1')], mode: 'incremental' },
      { table: 'resident', rows: [person('5', 'E', 'R1')], mode: 'incremental' },
    ]);
    expect((result as SnapshotManifest).sources.every(({ account }) => account.held === 0)).toBe(
      true,
    );
    expect(Object.fromEntries((await phones()).byRecord)).toEqual({
      1: 'a',
      2: 'b',
      4: 'd',
      5: 'E',
    });
  });
});

describe('a list of rows to remove', () => {
  const removed = { building: ['B1'] };

  it('goes with an incremental delivery of the table, and is refused without one', async () => {
    await publish(HOUSES);
    const rooms: Delivery = { table: 'room', rows: [], mode: 'incremental' };
    await expect(publish([rooms], { mode: 'incremental', removed })).rejects.toThrow(/楼栋/);
    await expect(publish(HOUSES, { removed })).rejects.toThrow(/--incremental/);
    const buildings: Delivery = { table: 'building', rows: [], mode: 'incremental' };
    const { outcomes } = await publish([buildings], { mode: 'incremental', removed });
    expect(outcomes[0]?.change).toMatchObject({ removed: 1 });
  });
});

it('a row that comes stays, though an older list of rows to remove names it', async () => {
  await publish(HOUSES);
  const room = { table: 'room', rows: [roomRow('R2', 'B1')], removed: ['R1', 'R2'] } as const;
  await publish([{ ...room, mode: 'incremental' }]);
  const snapshot = await store.open((await store.currentId()) ?? '');
  const rows = await snapshot.db.all<{ room_id: string }>('SELECT room_id FROM base.room');
  await snapshot.close();
  expect(rows).toEqual([{ room_id: 'R2' }]);
});

describe('演示数据·虚构', () => {
  const isSynthetic = async () => (await store.manifest((await store.currentId())!)).synthetic;

  it('stays as long as any row comes from a synthetic delivery', async () => {
    const real = { synthetic: false };
    await publish([{ table: 'building', rows: [buildingRow('B1')] }]);
    const more: Delivery = { table: 'building', rows: [buildingRow('B2')], mode: 'incremental' };
    await publish([more], real);
    expect(await isSynthetic()).toBe(true);
    await publish([{ table: 'building', rows: [buildingRow('B3')] }], real);
    expect(await isSynthetic()).toBe(false);
  });
});

describe('the date of a delivery', () => {
  const at = (asOf: string, name: string): Delivery[] => [
    { table: 'building', rows: [buildingRow('B1', { name })], asOf },
  ];

  it('may not be older than what is loaded unless that is allowed', async () => {
    await publish(at('2026-11-02', 'new'));
    await expect(publish(at('2026-11-01', 'old'))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('--allow-older'),
    });
    expect((await publish(at('2026-11-01', 'old'), { allowOlder: true })).result).not.toBe(
      'unchanged',
    );
  });
});

describe('a table whose exports hold a window of time', () => {
  const fixes = (...days: readonly number[]): Delivery[] => [
    {
      table: 'patrol_fix',
      rows: days.map((day) => ({
        patrol_no: 'P1',
        at: `2026-11-${String(day).padStart(2, '0')} 09:00:00`,
        longitude_degrees: 121.54,
        latitude_degrees: 29.87,
      })),
    },
  ];
  const asking = { allowDrop: false };
  const left = async (...days: readonly number[]) =>
    (await publish(fixes(...days), asking)).outcomes[0]?.change;

  beforeEach(() => publish(fixes(1, 2, 3, 4)));

  it('lets rows from before the window leave without asking, and says how many', async () => {
    expect(await left(3, 4, 5, 6)).toMatchObject({ added: 2, removed: 2, aged: 2 });
    expect(await left(11, 12, 13, 14)).toMatchObject({ added: 4, removed: 4, aged: 4 });
  });

  it('asks for rows that leave inside the window, and where fewer come than leave', async () => {
    await expect(left(1, 2, 5, 6)).rejects.toThrow(/would leave/);
    await expect(left(9)).rejects.toThrow(/3 of the 4/);
  });
});

const small = fc.integer({ min: 0, max: 5 });
const step = fc.record({
  mode: fc.constantFrom<DeliveryMode>('full', 'incremental', 'incremental'),
  rows: fc.uniqueArray(
    fc.record({ key: small, phone: small, room: fc.integer({ min: 1, max: 3 }) }),
    {
      selector: ({ key }) => key,
      maxLength: 5,
    },
  ),
  marked: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
});

it('gives the rows a plain model gives, whatever is delivered in what order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      store = await openStore(await mkdtemp(join(folder, 'store-')));
      await publish(HOUSES);
      const model = new Map<string, string>();
      for (const { mode, rows, marked } of steps) {
        const goes =
          mode === 'full' ? [] : marked.filter((key) => rows.every((row) => row.key !== key));
        if (mode === 'full') model.clear();
        for (const key of goes) model.delete(String(key));
        for (const { key, phone, room } of rows) {
          if (room === 3) model.delete(String(key));
          else model.set(String(key), `p${phone}`);
        }
        await publish([
          {
            table: 'resident',
            mode,
            rows: rows.map(({ key, phone, room }) => person(String(key), `p${phone}`, `R${room}`)),
            marked: goes.map(String),
          },
        ]);
        const { byRecord, sealed } = await phones();
        expect(Object.fromEntries(byRecord)).toEqual(Object.fromEntries(model));
        expect(sealed).toBe(model.size);
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);
