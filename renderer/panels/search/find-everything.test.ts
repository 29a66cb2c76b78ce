import { expect, test } from 'vitest';
import { KEY_DESTROYED } from '../../../contract/destroyed-keys.ts';
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

const answers = async (host: HostClient, text: string): Promise<string[][]> => {
  const all: string[][] = [];
  const { signal } = new AbortController();
  for await (const hits of findEverything(host, { text, language: 'zh-CN', signal })) {
    all.push(hits.map(({ kind, id }) => `${kind} ${id}`));
  }
  return all;
};

test('places come at once and persons after them; for numbers persons come first, in one answer', async () => {
  const host = hostWith(async () => [person]);
  expect(await answers(host, 'zs')).toEqual([['room R1'], ['room R1', 'person P1']]);
  expect(await answers(host, '138 1234 5678')).toEqual([['person P1', 'room R1']]);
});

test('a case is found by its whole number, before places', async () => {
  const card = { key: 'HS1234567890', title: 'HS1234567890', fields: {}, place: null };
  const host = {
    call: async (name: string, { table, key }: { table: string; key: string }) => {
      if (name === 'search.everything') return [room];
      if (name === 'record.card' && table === 'city_case' && key === card.key) return card;
      throw new TwinError('not-found', 'none');
    },
  } as unknown as HostClient;
  expect((await answers(host, 'hs1234567890')).at(-1)).toEqual(['case HS1234567890', 'room R1']);
});

test('a role that may not see persons still finds places', async () => {
  const host = hostWith(async () => {
    throw new TwinError('forbidden', 'no');
  });
  expect((await answers(host, '101')).at(-1)).toEqual(['room R1']);
});

test('a person whose key was destroyed is told so in the language of the window', async () => {
  const record = { ...person.record, name: KEY_DESTROYED, idNo: KEY_DESTROYED };
  const host = hostWith(async () => [{ ...person, record }]);
  const { signal } = new AbortController();
  const question = { text: '13812345678', language: 'en', signal };
  for await (const hits of findEverything(host, question))
    expect(hits[0]).toMatchObject({ kind: 'person', title: 'Key destroyed' });
});
