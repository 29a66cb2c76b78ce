import { expect, test } from 'vitest';
import { TwinError } from '../contract/errors.ts';
import type { HostClient } from '../contract/host.ts';
import { openRecord } from './open-record.ts';
import { createTwinStore } from './store.ts';

const host = {
  call: async (name: string, { id }: { id: string }) => {
    if (id === 'gone') throw new TwinError('not-found', 'gone');
    return name === 'room.card'
      ? { buildingId: 'B1' }
      : { buildingId: 'B1', roomId: 'R1', unitId: id };
  },
} as unknown as HostClient;

test.each([
  ['building', 'B1', { kind: 'building', buildingId: 'B1' }],
  ['room', 'R1', { kind: 'room', buildingId: 'B1', roomId: 'R1' }],
  ['unit', 'U1', { kind: 'unit', unitId: 'U1', buildingId: 'B1', roomId: 'R1' }],
  ['city_case', 'C1', { kind: 'record', table: 'city_case', key: 'C1' }],
  ['room', 'gone', { kind: 'record', table: 'room', key: 'gone' }],
])('a row of %s is selected as what it is', async (table, key, selection) => {
  const store = createTwinStore();
  await openRecord(store, host, { table, key });
  expect(store.getState().scene.selection).toEqual(selection);
});
