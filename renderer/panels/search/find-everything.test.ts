import { expect, test } from 'vitest';
import { TwinError } from '../../../contract/errors.ts';
import type { HostClient } from '../../../contract/host.ts';
import { findEverything } from './find-everything.ts';

const room = { kind: 'room', id: 'R1', title: '101室' };
const person = {
  record: { recordNo: 'P1', name: '张**', idNo: '3302**********0017', state: 'current' },
  roomId: 'R1',
  buildingId: 'B1',
  address: '共青路8号',
};

const hostWith = (find: () => Promise<unknown>): HostClient =>
  ({
    call: (name: string) => (name === 'people.find' ? find() : Promise.resolve([room])),
  }) as unknown as HostClient;

const ids = async (host: HostClient, text: string) =>
  (await findEverything(host, text, new AbortController().signal)).map(({ kind, id }) => [
    kind,
    id,
  ]);

test('persons stand after places for words and before them for numbers', async () => {
  const host = hostWith(async () => [person]);
  expect(await ids(host, 'zs')).toEqual([
    ['room', 'R1'],
    ['person', 'P1'],
  ]);
  expect(await ids(host, '138 1234 5678')).toEqual([
    ['person', 'P1'],
    ['room', 'R1'],
  ]);
});

test('a role that may not see persons still finds places', async () => {
  const host = hostWith(async () => {
    throw new TwinError('forbidden', 'no');
  });
  expect(await ids(host, '101')).toEqual([['room', 'R1']]);
});
