import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { PlaceItem } from '../../../contract/queries/area.ts';
import type { Role } from '../../../contract/principal.ts';
import { createHost, type Host } from '../../host/index.ts';
import { DISTRICT } from '../../testing/district.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { POINT_ROWS } from '../../testing/point-rows.ts';
import { hazardRow, PREMISES_ROWS } from '../../testing/safety-rows.ts';

const PLACE = { longitudeDegrees: 121.543, latitudeDegrees: 29.871 };

/** AQ3 has no room, only a place of its own. */
const PREMISES = [
  ...PREMISES_ROWS,
  {
    ...PREMISES_ROWS[0],
    premises_no: 'AQ3',
    name: '临时菜场',
    room_slot: null,
    longitude_degrees: PLACE.longitudeDegrees,
    latitude_degrees: PLACE.latitudeDegrees,
  },
];

const HAZARDS = [
  hazardRow('YH-ROOM'),
  hazardRow('YH-OFFICE', { premises_no: 'AQ2', room_slot: null }),
  hazardRow('YH-MARKET', { premises_no: 'AQ3', room_slot: null }),
];

const CALL_LINK = {
  ...DISTRICT.address_link[0],
  table_name: 'call',
  field: 'address',
  row_key: 'C1',
};

let fixture: Fixture;
let host: Host;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    ...POINT_ROWS,
    premises: PREMISES,
    hazard: HAZARDS,
    address_link: [...DISTRICT.address_link, CALL_LINK],
  } as never);
  host = await createHost({ ...fixture, checkResults: true, log: () => {} });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const as = (role: Role): HostClient => host.client({ account: role, role });

/** What a caller finds over all buildings of the tiny district, by kind. */
async function found(client: HostClient): Promise<Record<string, readonly PlaceItem[]>> {
  const where = { ...PLACE, withinMetres: 150, buildingSlots: [0, 1, 2, 3] };
  const { groups } = await client.call('place.records', where);
  return Object.fromEntries(groups.map(({ kind, items }) => [kind, items]));
}

test('a hazard lies in its own room, else in the room of its premises, else where the premises are', async () => {
  const { hazard = [] } = await found(as('analyst'));
  const places = Object.fromEntries(
    hazard.map(({ key, roomId, distanceMetres }) => [key, [roomId, distanceMetres]]),
  );
  expect(places).toEqual({
    'YH-ROOM': ['B0001-1-101', null],
    'YH-OFFICE': ['B0003-1201', null],
    'YH-MARKET': [null, 0],
  });
});

test('premises without a room are found near by, the others in their building', async () => {
  const { premises = [] } = await found(as('analyst'));
  expect(premises.map(({ key, roomId }) => [key, roomId])).toEqual([
    ['AQ1', 'B0001-1-101'],
    ['AQ2', 'B0003-1201'],
    ['AQ3', null],
  ]);
});

test('a region counts hazards at premises outside any room by the place of the premises', async () => {
  const square = (half: number): [number, number][] => [
    [PLACE.longitudeDegrees - half, PLACE.latitudeDegrees - half],
    [PLACE.longitudeDegrees + half, PLACE.latitudeDegrees - half],
    [PLACE.longitudeDegrees + half, PLACE.latitudeDegrees + half],
    [PLACE.longitudeDegrees - half, PLACE.latitudeDegrees + half],
  ];
  const region = { kind: 'polygon' as const, rings: [square(0.01)] };
  const { counts } = await as('analyst').call('area.summary', { region });
  expect(counts.hazardsOpen).toBe(HAZARDS.length);
});

test('a wall is told no single enterprise, call, component or case', async () => {
  const analyst = await found(as('analyst'));
  const wall = await found(as('wall'));
  const kept = ['enterprise', 'call', 'component', 'city_case'];
  expect(Object.keys(analyst)).toEqual(expect.arrayContaining(kept));
  for (const kind of kept) expect(wall).not.toHaveProperty(kind);
  expect(wall).toHaveProperty('building');
});
