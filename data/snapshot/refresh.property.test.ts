import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Keyring } from '../sealing/keyring.ts';
import { openKeyring } from '../sealing/keyring.ts';
import {
  buildingRow,
  deliverRows,
  residentRow,
  roomRow,
  TEST_PROFILE,
} from '../testing/deliveries.ts';
import { beginBuild } from './build.ts';
import type { SnapshotStore } from './store.ts';
import { openStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

/** A row of a random delivery: own key, key it refers to, some content. Keys may repeat. */
interface RandomRow {
  readonly key: number;
  readonly refersTo: number;
  readonly content: number;
}
type Refresh = Readonly<Partial<Record<'building' | 'room' | 'resident', readonly RandomRow[]>>>;

const small = fc.integer({ min: 0, max: 7 });
const rows = fc.array(
  fc.record({ key: small, refersTo: small, content: fc.integer({ min: 0, max: 2 }) }),
  {
    maxLength: 10,
  },
);
const refreshes = fc.array(
  fc.record({ building: rows, room: rows, resident: rows }, { requiredKeys: [] }),
  { minLength: 1, maxLength: 5 },
);

const MAKERS = {
  building: ({ key, content }: RandomRow) => buildingRow(`B${key}`, { name: `楼${content}` }),
  room: ({ key, refersTo, content }: RandomRow) =>
    roomRow(`R${key}`, `B${refersTo}`, { address: `址${content}` }),
  resident: ({ key, refersTo, content }: RandomRow) =>
    residentRow(String(key), `R${refersTo}`, { phone: `1290000000${content}` }),
} as const;

/** What the tables must hold, worked out the simple way. */
class Model {
  readonly building = new Map<number, RandomRow>();
  readonly room = new Map<number, RandomRow>();
  readonly resident = new Map<number, RandomRow>();
  private heldRooms: RandomRow[] = [];
  private heldResidents: RandomRow[] = [];

  refresh(refresh: Refresh): void {
    if (refresh.building) fill(this.building, firstOfEach(refresh.building), () => true);
    this.heldRooms = this.step(this.room, refresh.room, this.heldRooms, this.building);
    this.heldResidents = this.step(this.resident, refresh.resident, this.heldResidents, this.room);
  }

  private step(
    table: Map<number, RandomRow>,
    delivered: readonly RandomRow[] | undefined,
    held: readonly RandomRow[],
    referred: ReadonlyMap<number, RandomRow>,
  ): RandomRow[] {
    const known = (row: RandomRow) => referred.has(row.refersTo);
    if (delivered) return fill(table, firstOfEach(delivered), known);
    for (const row of held.filter(known)) table.set(row.key, row);
    return held.filter((row) => !known(row));
  }
}

function firstOfEach(list: readonly RandomRow[]): RandomRow[] {
  return [...new Map([...list].reverse().map((row) => [row.key, row])).values()];
}

function fill(
  table: Map<number, RandomRow>,
  list: readonly RandomRow[],
  known: (row: RandomRow) => boolean,
): RandomRow[] {
  table.clear();
  for (const row of list) if (known(row)) table.set(row.key, row);
  return list.filter((row) => !known(row));
}

async function publish(store: SnapshotStore, keys: Keyring, refresh: Refresh) {
  const build = await beginBuild(store, {
    profile: TEST_PROFILE,
    synthetic: true,
    keys,
    allowDrop: true,
  });
  for (const table of ['building', 'room', 'resident'] as const) {
    const list = refresh[table];
    if (!list) continue;
    const { perFile } = await deliverRows(build, table, list.map(MAKERS[table]));
    for (const { read, accepted, held, rejected, unchanged } of perFile) {
      expect(accepted + held + rejected + unchanged).toBe(read);
      expect(read).toBe(list.length);
    }
  }
  return build.finish();
}

async function keysAndSlots(store: SnapshotStore) {
  const snapshot = await store.open((await store.currentId()) ?? '');
  try {
    const { db } = snapshot;
    return {
      rooms: await db.all<{ key: string; slot: number }>(
        'SELECT room_id AS key, slot FROM base.room',
      ),
      buildings: await db.all<{ key: string; slot: number }>(
        'SELECT building_id AS key, slot FROM base.building',
      ),
      residents: snapshot.has('people')
        ? await db.all<{ key: string }>('SELECT record_no AS key FROM people.resident')
        : [],
    };
  } finally {
    await snapshot.close();
  }
}

function checkSlots(given: Map<string, number>, rowsNow: readonly { key: string; slot: number }[]) {
  for (const { key, slot } of rowsNow) expect(given.get(key) ?? slot).toBe(slot);
  for (const { key, slot } of rowsNow) given.set(key, slot);
  expect(new Set(given.values()).size).toBe(given.size);
}

const sorted = (keys: Iterable<string>) => [...keys].sort();

it('keeps rows, accounts and slots right through any refreshes', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(refreshes, async (list) => {
      const folder = await mkdtemp(join(tmpdir(), 'twin-refresh-'));
      try {
        await checkRefreshes(folder, list);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25, examples: [[[{ room: [] }, {}]]] },
  );
});

async function checkRefreshes(folder: string, list: readonly Refresh[]): Promise<void> {
  const store = await openStore(join(folder, 'store'));
  const keys = await openKeyring(join(folder, 'keys'));
  const model = new Model();
  const given = { rooms: new Map<string, number>(), buildings: new Map<string, number>() };
  for (const refresh of list) {
    await publish(store, keys, refresh);
    model.refresh(refresh);
    const now = await keysAndSlots(store);
    expect(sorted(now.buildings.map(({ key }) => key))).toEqual(
      sorted([...model.building.keys()].map((key) => `B${key}`)),
    );
    expect(sorted(now.rooms.map(({ key }) => key))).toEqual(
      sorted([...model.room.keys()].map((key) => `R${key}`)),
    );
    expect(sorted(now.residents.map(({ key }) => key))).toEqual(
      sorted([...model.resident.keys()].map(String)),
    );
    checkSlots(given.rooms, now.rooms);
    checkSlots(given.buildings, now.buildings);
    const id = (await store.currentId()) ?? '';
    expect(await verifySnapshot(store, id, keys)).toMatchObject({ ok: true });
    expect(await publish(store, keys, refresh)).toBe('unchanged');
  }
}
