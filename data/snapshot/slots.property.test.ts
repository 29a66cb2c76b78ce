import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Keyring } from '../sealing/keyring.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { buildingRow, deliverRows, roomRow, TEST_PROFILE } from '../testing/deliveries.ts';
import { beginBuild } from './build.ts';
import { rollback } from './rollback.ts';
import type { SnapshotStore } from './store.ts';
import { openStore } from './store.ts';

/** Rooms a delivery names, or a step back to the snapshot before. */
type Step = readonly number[] | 'rollback';
type Slots = ReadonlyMap<string, number>;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.uniqueArray(fc.nat({ max: 9 }), { maxLength: 10 }) },
    { weight: 1, arbitrary: fc.constant('rollback' as const) },
  ),
  { minLength: 2, maxLength: 8 },
);

async function deliver(store: SnapshotStore, keys: Keyring, rooms: readonly number[]) {
  const options = { profile: TEST_PROFILE, synthetic: true, keys, allowDrop: true };
  const build = await beginBuild(store, options);
  await deliverRows(build, 'building', [buildingRow('B1')]);
  await deliverRows(
    build,
    'room',
    rooms.map((room) => roomRow(`R${room}`, 'B1')),
  );
  await build.finish();
}

async function slotsNow(store: SnapshotStore): Promise<Slots> {
  const snapshot = await store.open((await store.currentId()) ?? '');
  const rows = await snapshot.db.all<{ key: string; slot: number }>(
    'SELECT room_id AS key, slot FROM base.room',
  );
  await snapshot.close();
  return new Map(rows.map(({ key, slot }) => [key, slot]));
}

async function goBack(store: SnapshotStore): Promise<void> {
  await rollback(store).catch((error: { kind?: string }) => {
    expect(error.kind).toBe('not-found');
  });
}

it('a slot belongs to one room for ever, through rooms that go and come back and through rollbacks', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const folder = await mkdtemp(join(tmpdir(), 'twin-slots-'));
      try {
        const store = await openStore(join(folder, 'store'));
        const keys = await openKeyring(join(folder, 'keys'));
        const owners = new Map<number, string>();
        await deliver(store, keys, [0, 1]);
        let before = await slotsNow(store);
        for (const step of list) {
          if (step === 'rollback') await goBack(store);
          else await deliver(store, keys, step);
          const now = await slotsNow(store);
          for (const [key, slot] of now) {
            expect(owners.get(slot) ?? key).toBe(key);
            owners.set(slot, key);
            if (step !== 'rollback') expect(before.get(key) ?? slot).toBe(slot);
          }
          before = now;
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 15 },
  );
});
