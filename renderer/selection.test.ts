import { expect, test } from 'vitest';
import { TwinError } from '../contract/errors.ts';
import type { HostClient } from '../contract/host.ts';
import type { SnapshotInfo } from '../contract/queries/snapshot.ts';
import { linkSelection, selectHit } from './selection.ts';
import { createTwinStore, select } from './store.ts';

/** A host that knows one building with one room; its slots change with the snapshot. */
function hostOf(slots: { building: number; room: number }) {
  const answers = {
    'building.card': { slot: slots.building, buildingId: 'B1' },
    'room.card': { slot: slots.room, roomId: 'R1', buildingId: 'B1' },
  };
  const knows = { 'building.card': ['B1', slots.building], 'room.card': ['R1', slots.room] };
  const call = async (
    name: 'building.card' | 'room.card',
    params: { id?: string; slot?: number },
  ) => {
    if (!knows[name].includes((params.id ?? params.slot) as never)) {
      throw new TwinError('not-found', 'There is no such row.');
    }
    return answers[name];
  };
  return { call, listen: () => () => {} } as unknown as HostClient;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

function storeWith(id: string) {
  const store = createTwinStore();
  store.setState({ snapshot: { id } as SnapshotInfo });
  return store;
}

test('a picked slot becomes a natural key, and the key its slots', async () => {
  const store = storeWith('s1');
  const host = hostOf({ building: 7, room: 70 });
  const link = linkSelection(store, host);
  await selectHit(store, host, { kind: 'room', slot: 70, buildingSlot: 7 });
  expect(store.getState().scene.selection).toEqual({
    kind: 'room',
    buildingId: 'B1',
    roomId: 'R1',
  });
  expect(link.ready()).toBe(false);
  await settled();
  expect(store.getState().selectedSlots).toEqual({ buildingSlot: 7, roomSlot: 70 });
  expect(link.ready()).toBe(true);
  select(store, undefined);
  await settled();
  expect(store.getState().selectedSlots).toEqual({ buildingSlot: undefined, roomSlot: undefined });
  link.stop();
});

test.each([
  { kind: 'unit', unitId: 'U1', roomId: 'R1' },
  { kind: 'record', table: 'hazard', key: 'H1', roomId: 'R1' },
] as const)('a $kind selects the room and building it is in', async (selection) => {
  const store = storeWith('s1');
  const link = linkSelection(store, hostOf({ building: 7, room: 70 }));
  select(store, selection);
  await settled();
  expect(store.getState().selectedSlots).toEqual({ buildingSlot: 7, roomSlot: 70 });
  link.stop();
});

test('a key the snapshot lacks selects nothing and breaks nothing', async () => {
  const store = storeWith('s1');
  const host = hostOf({ building: 7, room: 70 });
  const link = linkSelection(store, host);
  select(store, { kind: 'building', buildingId: 'gone' });
  await settled();
  expect(store.getState().selectedSlots.buildingSlot).toBeUndefined();
  await selectHit(store, host, { kind: 'building', slot: 99 });
  expect(store.getState().scene.selection).toEqual({ kind: 'building', buildingId: 'gone' });
  link.stop();
});

test('after stopping, nothing follows the selection', async () => {
  const store = storeWith('s1');
  const link = linkSelection(store, hostOf({ building: 7, room: 70 }));
  link.stop();
  select(store, { kind: 'building', buildingId: 'B1' });
  await settled();
  expect(store.getState().selectedSlots.buildingSlot).toBeUndefined();
});

test('another record of the same building lets the scene know that the answer came', async () => {
  const store = storeWith('s1');
  const link = linkSelection(store, hostOf({ building: 7, room: 70 }));
  select(store, { kind: 'room', buildingId: 'B1', roomId: 'R1' });
  await settled();
  const seenReady: boolean[] = [];
  store.subscribe(
    (state) => state.selectedSlots,
    () => seenReady.push(link.ready()),
  );
  select(store, { kind: 'unit', unitId: 'U1', roomId: 'R1' });
  expect(link.ready()).toBe(false);
  await settled();
  expect(seenReady).toEqual([true]);
  link.stop();
});
