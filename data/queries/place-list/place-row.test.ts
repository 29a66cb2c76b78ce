import { expect, it } from 'vitest';
import type { NamedRecord } from './find-records.ts';
import type { PlaceOfBuilding, Places } from './find-places.ts';
import { placeRow } from './place-row.ts';

const building = (slot: number): PlaceOfBuilding => ({
  slot,
  building_id: `B000${slot}`,
  name: null,
  address: `共青路${slot}号`,
  community_code: '330203005001',
  longitude: 121.54 + slot / 1000,
  latitude: 29.87,
  height: 18,
  allowed: 1,
});
const places: Places = {
  buildings: new Map([1, 2].map((slot) => [slot, building(slot)])),
  rooms: new Map(),
  communities: new Map(),
};
const record = (key: string, where: Partial<NamedRecord>): NamedRecord => ({
  table: 'premises',
  key,
  name: '便利店',
  method: 'name',
  roomSlot: null,
  buildingSlot: null,
  communityCode: null,
  longitude: null,
  latitude: null,
  ...where,
});
const placed = (records: readonly NamedRecord[], areaCode?: string) =>
  placeRow({ kind: 'records', records }, places, areaCode);

it('a name of records in two buildings, or at two points, is in neither', () => {
  const twoBuildings = [record('P1', { buildingSlot: 1 }), record('P2', { buildingSlot: 2 })];
  expect(placed(twoBuildings)).toMatchObject({ stop: 'SEVERAL_RECORDS', buildingId: null });
  const twoPoints = [121.54, 121.55].map((longitude) =>
    record(String(longitude), { longitude, latitude: 29.87 }),
  );
  expect(placed(twoPoints)).toMatchObject({ stop: 'SEVERAL_RECORDS', longitudeDegrees: null });
});

it('a name of records in one building is there', () => {
  const both = ['P1', 'P2'].map((key) => record(key, { buildingSlot: 2 }));
  expect(placed(both)).toMatchObject({ level: 'building', buildingId: 'B0002' });
});

it('a record with a point of its own in no known area is not told to an account of one', () => {
  const somewhere = [record('C1', { longitude: 121.54, latitude: 29.87 })];
  expect(placed(somewhere)).toMatchObject({ level: 'point', longitudeDegrees: 121.54 });
  expect(placed(somewhere, '330203005')).toMatchObject({
    stop: 'OUTSIDE_AREA',
    longitudeDegrees: null,
  });
});
