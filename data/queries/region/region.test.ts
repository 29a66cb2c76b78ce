import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import { localFrame } from '../../../contract/local-frame.ts';
import type { PersonCount } from '../../../contract/queries/people.ts';
import type { AreaCounts } from '../../../contract/queries/area.ts';
import type { LonLat, Region } from '../../../contract/region.ts';
import { createHost, type Host } from '../../host/index.ts';
import { DISTRICT } from '../../testing/district.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { insideRings, nearLines } from '../../geometry/inside.ts';

const BOX = { west: 121.538, south: 29.866, east: 121.548, north: 29.876 };
const BUILDINGS = 120;
const FRAME = localFrame({
  westDegrees: BOX.west,
  southDegrees: BOX.south,
  eastDegrees: BOX.east,
  northDegrees: BOX.north,
});

let fixture: Fixture;
let host: Host;
let client: HostClient;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish(manyBuildings());
  host = await createHost({ ...fixture, checkResults: true, log: () => {} });
  client = host.client({ account: 'local', role: 'administrator' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

/** Buildings spread over the box by the golden ratio, half of them in each street, one room and up to six people each. */
function manyBuildings() {
  const [plan, part] = [DISTRICT.building[0], DISTRICT.building_part[0]];
  const copies = Array.from({ length: BUILDINGS }, (_, at) => at);
  return {
    building: copies.map((at) => ({
      ...plan,
      building_id: `N${at}`,
      street_code: at % 2 ? '330203001' : '330203005',
      community_code: at % 2 ? '330203001001' : '330203005001',
      longitude_degrees: BOX.west + ((at * 0.618034) % 1) * 0.01,
      latitude_degrees: BOX.south + ((at + 0.5) / BUILDINGS) * 0.01,
    })),
    building_part: copies.map((at) => ({ ...part, building_id: `N${at}` })),
    room: copies.map((at) => ({
      ...DISTRICT.room[0],
      room_id: `N${at}-1`,
      building_slot: `N${at}`,
    })),
    resident: copies.flatMap((at) =>
      Array.from({ length: at % 7 }, (_, person) => ({
        ...DISTRICT.resident[0],
        record_no: `P${at}-${person}`,
        room_slot: `N${at}-1`,
        id_no: `33029919800701${String(at * 10 + person).padStart(4, '0')}`,
      })),
    ),
    unit: copies.map((at) => ({ ...DISTRICT.unit[0], unit_id: `N${at}`, room_slot: `N${at}-1` })),
  } as never;
}

const rectangle = (west: number, south: number, east: number, north: number): Region => ({
  kind: 'polygon',
  rings: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ],
});
const WHOLE = rectangle(BOX.west - 0.001, BOX.south - 0.001, BOX.east + 0.001, BOX.north + 0.001);

const numberOf = (count: PersonCount | number | null) =>
  typeof count === 'object' && count !== null ? ('value' in count ? count.value : NaN) : count;

async function countsOf(region: Region, caller = client): Promise<AreaCounts> {
  return (await caller.call('area.summary', { region })).counts;
}

test('counts of the parts of a partition add up to those of the whole', async () => {
  const whole = await countsOf(WHOLE);
  expect(whole).toMatchObject({ buildings: BUILDINGS, rooms: BUILDINGS, units: BUILDINGS });
  const cut = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(cut, cut, async (aside, up) => {
      const [x, y] = [BOX.west + aside * 0.01, BOX.south + up * 0.01];
      const [west, south, east, north] = [121.5, 29.8, 121.6, 29.9];
      const parts = await Promise.all(
        [
          rectangle(west, south, x, y),
          rectangle(x, south, east, y),
          rectangle(west, y, x, north),
          rectangle(x, y, east, north),
        ].map((part) => countsOf(part)),
      );
      for (const name of Object.keys(whole) as (keyof AreaCounts)[]) {
        const sum = parts.reduce((total, part) => total + (numberOf(part[name]) ?? 0), 0);
        expect(sum, name).toBe(numberOf(whole[name]) ?? 0);
      }
    }),
    { numRuns: 25 },
  );
});

test('an account limited to a street counts that street alone, and a wall counts no drawn area', async () => {
  const limited = host.client({ account: 'yuehu', role: 'officer', areaCode: '330203005' });
  expect(await countsOf(WHOLE, limited)).toMatchObject({ buildings: BUILDINGS / 2 });
  const solids = await limited.call('district.solids', {});
  expect(new Set(solids.partSlots).size).toBe(BUILDINGS / 2);
  const onWall = host.client({ account: 'wall', role: 'wall' });
  await expect(countsOf(WHOLE, onWall)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(onWall.call('areas.list', {})).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a named area is kept, replaced, listed by name and removed', async () => {
  await client.call('areas.save', { id: 'a', name: '月湖片区', region: WHOLE });
  await client.call('areas.save', { id: 'a', name: '月湖西区', region: WHOLE });
  expect(await client.call('areas.list', {})).toEqual([
    { id: 'a', name: '月湖西区', region: WHOLE },
  ]);
  expect(await client.call('areas.remove', { id: 'a' })).toEqual({ removed: true });
  expect(await client.call('areas.remove', { id: 'a' })).toEqual({ removed: false });
});

test('within metres of a road is measured from the road, and a road nobody knows is named', async () => {
  const summary = await client.call('area.summary', {
    region: { kind: 'near-road', road: '中山西路', metres: 200 },
  });
  expect(summary.basis[0]?.length).toBeGreaterThan(1);
  expect(summary.counts.buildings).toBeGreaterThan(0);
  expect(summary.counts.buildings).toBeLessThan(BUILDINGS);
  await expect(
    client.call('area.summary', { region: { kind: 'near-road', road: '无名路', metres: 50 } }),
  ).rejects.toMatchObject({ kind: 'not-found', message: expect.stringContaining('无名路') });
});

test('what differs between two snapshots is told by permanent slot', async () => {
  const [entry] = await client.call('snapshot.list', {});
  const swapped = new Promise((resolve) => client.listen('snapshot.changed', resolve));
  const rows = manyBuildings() as unknown as Record<string, Record<string, unknown>[]>;
  await fixture.publish({
    ...rows,
    building: rows['building']
      ?.slice(1)
      .map((row, at) => (at === 0 ? { ...row, floors_up: 7 } : row)),
    building_part: rows['building_part']?.slice(1),
    room: rows['room']?.slice(1),
    resident: rows['resident']?.filter((row) => row['room_slot'] !== 'N0-1'),
    unit: rows['unit']?.slice(1),
  } as never);
  await swapped;
  const found = await client.call('snapshot.differences', { other: entry?.id ?? '' });
  expect([...found.removed]).toHaveLength(1);
  expect([...found.changed]).toHaveLength(1);
  expect([...found.added]).toEqual([]);
  expect(found.rooms).toEqual({ added: 0, removed: 1, changed: 0 });
  const before = await client.call('district.solids', { snapshotId: entry?.id ?? '' });
  expect(new Set(before.partSlots).size).toBe(BUILDINGS);
  const slots = [...found.removed, ...found.changed];
  const named = async (at: object) => {
    const rows = await client.call('buildings.named', { slots, ...at });
    return rows.map(({ buildingId, floorsUp }) => ({ buildingId, floorsUp }));
  };
  const floorsBefore = DISTRICT.building[0]?.floors_up;
  expect(await named({})).toEqual([{ buildingId: 'N1', floorsUp: 7 }]);
  expect(await named({ snapshotId: entry?.id ?? '' })).toEqual([
    { buildingId: 'N0', floorsUp: floorsBefore },
    { buildingId: 'N1', floorsUp: floorsBefore },
  ]);
  await expect(client.call('snapshot.differences', { other: 'gone' })).rejects.toMatchObject({
    kind: 'not-found',
  });
});

describe('geometry', () => {
  const near = (metres: number) => nearLines(FRAME, [[[121.543, 29.871]]], metres);
  const degrees = (metres: number): LonLat => [
    121.543 + metres / FRAME.metresPerDegreeEast,
    29.871,
  ];

  test('a circle is round in metres', () => {
    expect(near(100).has(...degrees(99.9))).toBe(true);
    expect(near(100).has(...degrees(100.1))).toBe(false);
  });

  test('a courtyard is not inside', () => {
    const ring = (half: number): LonLat[] => [
      [-half, -half],
      [half, -half],
      [half, half],
      [-half, half],
    ];
    const inside = insideRings([ring(2), ring(1)]);
    expect([inside.has(1.5, 0), inside.has(0, 0), inside.has(3, 0)]).toEqual([true, false, false]);
  });
});
