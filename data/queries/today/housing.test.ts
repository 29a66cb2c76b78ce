import { expect, it } from 'vitest';
import type { SqlValue } from '../../driver/port.ts';
import { DISTRICT } from '../../testing/district.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';

const twin = useFixtureHost();

const room = (id: string, use: string, tenure: string) => ({
  ...DISTRICT.room[0],
  ...{ room_id: id, room_no: id, use, tenure },
});

const person = (number: number, roomId: string, more: Readonly<Record<string, SqlValue>> = {}) => ({
  ...DISTRICT.resident[0],
  ...{ record_no: `H${number}`, room_slot: roomId, household_no: roomId, state: 'current' },
  ...{ birth_year: 1980, category: 'floating', residence_relation: 'person_only' },
  ...more,
});

it('finds rooms that contradict who lives in them, whoever is away or gone not counted', async () => {
  await twin.fixture.publish({
    room: [
      room('L1', 'residential', 'rented'),
      room('L2', 'residential', 'rented'),
      room('L3', 'office', 'rented'),
      room('V1', 'residential', 'vacant'),
      room('V2', 'residential', 'vacant'),
      room('O1', 'residential', 'owner'),
      room('O2', 'residential', 'owner'),
      room('N1', 'storage', 'unit'),
    ],
    resident: [
      person(1, 'L1'),
      person(2, 'L2', { category: 'registered' }),
      person(3, 'V1'),
      person(4, 'V2', { residence_relation: 'household_only' }),
      person(5, 'O1'),
      person(6, 'O2', { state: 'historical' }),
      person(7, 'N1'),
      person(8, 'O1', { birth_year: 2010 }),
      person(9, 'N1', { birth_year: 2010, household_no: 'other' }),
    ],
    unit: [],
  });
  const officer = twin.host.client({ account: 'local', role: 'officer' });
  const listed = async () => {
    const kinds = [
      'let-without-tenant',
      'vacant-in-use',
      'own-home-of-nobody',
      'home-in-no-dwelling',
      'minor-without-adult',
    ];
    const lists = kinds.map((kind) => officer.call('today.rows', { id: `housing.${kind}` }));
    return (await Promise.all(lists)).map(({ rows }) => rows.map(({ key }) => key));
  };
  await expect.poll(listed, { timeout: 10_000 }).toEqual([['L2'], ['V1'], ['O2'], ['N1'], ['H9']]);
});

it('says nothing to callers who see no people', async () => {
  const wall = twin.host.client({ account: 'wall', role: 'wall' });
  await expect(wall.call('today.rows', { id: 'housing.vacant-in-use' })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
