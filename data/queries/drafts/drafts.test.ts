import { beforeAll, beforeEach, expect, it } from 'vitest';
import { EMPTY_DRAFT, type DraftBuilding } from '../../../contract/drafts/draft.ts';
import { nameFloors } from '../../../contract/drafts/floors.ts';
import { fillRooms, mergeRooms, splitRoom } from '../../../contract/drafts/rooms.ts';
import type { HostClient } from '../../../contract/host.ts';
import { DISTRICT } from '../../testing/district.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';

const twin = useFixtureHost();
let officer: HostClient;
let id: string;

beforeAll(() => {
  officer = twin.host.client({ account: 'li', role: 'officer' });
});
beforeEach(() => {
  id = crypto.randomUUID();
});

const at = (west: number, south: number, side = 0.0002): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];

function drawn(west: number, south: number): DraftBuilding {
  const floors = nameFloors({ floorsUp: 3, floorsDown: 0, naming: 'counted', mezzanine: false });
  return fillRooms(
    {
      ...EMPTY_DRAFT,
      buildingId: 'DZ1',
      name: '加建楼',
      address: '共青路9号',
      parts: [{ kind: 'body', ring: at(west, south), floorFrom: 1, floorTo: 3 }],
      floors,
    },
    {
      ...{ unitNos: [''], floorFrom: 1, floorTo: 3, perFloor: 2, numbering: 'per-unit' },
      ...{ areaSquareMetres: null, use: 'residential', tenure: null },
    },
  );
}

const check = async (building: DraftBuilding) =>
  (await officer.call('draft.check', { building })).map(({ code, values }) => [code, ...values]);

it('revisions follow one another, and a save over somebody else’s is refused', async () => {
  await officer.call('draft.save', { id, after: 0, building: drawn(121.541, 29.869) });
  const named = { ...drawn(121.541, 29.869), name: '加建楼2' };
  expect(await officer.call('draft.save', { id, after: 1, building: named })).toEqual({
    revision: 2,
  });
  await expect(officer.call('draft.save', { id, after: 1, building: named })).rejects.toMatchObject(
    {
      kind: 'stale',
    },
  );
  const { summary, revisions } = await officer.call('draft.open', { id });
  expect(summary).toMatchObject({
    state: 'open',
    name: '加建楼2',
    rooms: 6,
    floorsUp: 3,
    stops: 0,
  });
  expect(revisions.map(({ revision, account }) => [revision, account])).toEqual([
    [2, 'li'],
    [1, 'li'],
  ]);
  await officer.call('draft.discard', { id, after: 2 });
  const states = await officer.call('draft.list', { state: 'discarded' });
  expect(states.map((draft) => draft.id)).toContain(id);
});

it('tells overlap with buildings and drafts, ids that are taken and a place outside the district', async () => {
  expect(await check(drawn(121.541, 29.869))).toEqual([]);
  const overlapping = await check(drawn(121.5431, 29.8711));
  expect(overlapping.map(([code]) => code)).toEqual(Array(3).fill('OVERLAPS_BUILDING'));
  expect(overlapping[0]?.[1]).toBe('月湖花园3幢');
  expect((await check(drawn(121.4, 29.869))).map(([code]) => code)).toEqual(['OUTSIDE_DISTRICT']);
  const taken = await check({ ...drawn(121.541, 29.869), buildingId: 'B0003' });
  expect(taken).toContainEqual(['ID_TAKEN', 'B0003', '天一大厦']);
  const foreign = drawn(121.541, 29.869);
  const rooms = foreign.rooms.map((room, place) =>
    place === 0 ? { ...room, key: 'B0002-1-101', known: true } : room,
  );
  expect(await check({ ...foreign, rooms })).toContainEqual([
    'ROOM_OF_OTHER',
    'B0002-1-101',
    '月湖花园12幢',
  ]);
  await officer.call('draft.save', { id, after: 0, building: drawn(121.5405, 29.8685) });
  const double = await check({ ...drawn(121.5405, 29.8685), buildingId: 'DZ2' });
  expect(double.map(([code]) => code)).toEqual(['OVERLAPS_DRAFT']);
});

it('a known building becomes a draft that changes nothing; a room merged away tells who is in it', async () => {
  const { building } = await officer.call('draft.begin', { buildingId: 'B0001' });
  expect(building.rooms).toHaveLength(24);
  expect(building.floors.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6']);
  const merged = mergeRooms(building, ['B0001-1-102', 'B0001-1-101']);
  const told = await check(merged);
  expect(told).toContainEqual(['REMOVED_OCCUPIED', '102', 2, 0]);
});

it('keeps drafts to the caller’s area and to those who build', async () => {
  await officer.call('draft.save', { id, after: 0, building: drawn(121.541, 29.869) });
  const limited = twin.host.client({ account: 'b', role: 'officer', areaCode: '330203001001' });
  const other = twin.host.client({ account: 'c', role: 'officer', areaCode: '330203005' });
  const lists = await Promise.all(
    [limited, other].map(async (client) =>
      (await client.call('draft.list', {})).map((each) => each.id),
    ),
  );
  expect(lists[0]).toContain(id);
  expect(lists[1]).not.toContain(id);
  await expect(other.call('draft.open', { id })).rejects.toMatchObject({ kind: 'forbidden' });
  const emptied = { id, after: 1, building: EMPTY_DRAFT };
  await expect(other.call('draft.save', emptied)).rejects.toMatchObject({ kind: 'forbidden' });
  const wall = twin.host.client({ account: 'wall', role: 'wall' });
  await expect(wall.call('draft.list', {})).rejects.toMatchObject({ kind: 'forbidden' });
  const analyst = twin.host.client({ account: 'a', role: 'analyst' });
  await expect(
    analyst.call('draft.save', { id, after: 1, building: drawn(121.541, 29.869) }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});

it('a draft without a footprint is its author’s to change and to lay aside', async () => {
  const empty = { ...EMPTY_DRAFT, name: '未画' };
  const author = twin.host.client({ account: 'b', role: 'officer', areaCode: '330203001001' });
  const other = twin.host.client({ account: 'c', role: 'officer', areaCode: '330203001001' });
  await author.call('draft.save', { id, after: 0, building: empty });
  await expect(other.call('draft.save', { id, after: 1, building: empty })).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(other.call('draft.discard', { id, after: 1 })).rejects.toMatchObject({
    kind: 'forbidden',
  });
  expect(await author.call('draft.discard', { id, after: 1 })).toEqual({ revision: 2 });
});

it('a delivery that differs keeps the draft and says how; one that agrees retires it', async () => {
  const { building } = await officer.call('draft.begin', { buildingId: 'B0002' });
  const split = splitRoom(building, 'B0002-2-601');
  await officer.call('draft.save', { id, after: 0, building: split });
  const room = DISTRICT.room.find(({ room_id }) => room_id === 'B0002-2-601')!;
  const added = { ...room, room_id: 'NEW-1', room_no: '601A' };
  const listed = async () => (await officer.call('draft.open', { id })).summary;

  await publishAndWait({ unit: DISTRICT.unit.slice(1) });
  expect(await listed()).toMatchObject({ state: 'open', conflicts: [] });
  await publishAndWait({ room: [...DISTRICT.room, { ...added, floor_no: 5, floor_no_top: 5 }] });
  expect(await listed()).toMatchObject({
    state: 'open',
    conflicts: [{ code: 'ROOM_FLOOR_DIFFERS', values: ['2-601A', 5, 6] }],
  });
  await publishAndWait({ room: [...DISTRICT.room, added] });
  const whoLooksFirst = await Promise.all([listed(), listed(), officer.call('draft.list', {})]);
  expect(whoLooksFirst[2]).toContainEqual(whoLooksFirst[0]);
  expect(await listed()).toMatchObject({ state: 'merged', revision: 2, conflicts: [] });
});

async function publishAndWait(rows: Parameters<typeof twin.fixture.publish>[0]): Promise<void> {
  const published = await twin.fixture.publish(rows);
  await expect
    .poll(async () => (await officer.call('snapshot.info', {})).id, { timeout: 10_000 })
    .toBe(published);
}
