import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPONENT_CLASSES } from '../../../contract/component-classes.ts';
import type { Principal } from '../../../contract/principal.ts';
import { NO_MINUTE, PLACEMENTS } from '../../../contract/queries/points.ts';
import { pointLayer } from '../../../contract/point-layers.ts';
import { createHost, type Host } from '../../host/index.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { cityCase } from '../../testing/city-cases.ts';
import { POINT_ROWS } from '../../testing/point-rows.ts';

const analyst: Principal = { account: 'a', role: 'analyst' };
const wall: Principal = { account: 'w', role: 'wall' };
const inYuehu: Principal = { account: 'y', role: 'officer', areaCode: '330203005' };

let fixture: Fixture;
let host: Host;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish(POINT_ROWS);
  host = await createHost({ ...fixture, checkResults: true });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const classesOf = (codes: Uint8Array) => [...codes].map((code) => COMPONENT_CLASSES[code]?.id);

test('components have the class of their type in either edition, and their state', async () => {
  const points = await host.client(analyst).call('layer.points', { id: 'component' });
  expect(classesOf(points.classes)).toEqual(['lamp', 'manhole', 'camera']);
  expect([...points.statuses]).toEqual([0, 1, 0]);
  expect([...points.minutes]).toEqual([NO_MINUTE, NO_MINUTE, NO_MINUTE]);
  expect(points.total).toBe(3);
});

test('cases have the large class of their edition, in which it has another number', async () => {
  const events = [
    ['CJT214-2007', '0401', 'emergency'],
    ['CJT214-2007', '0501', 'street'],
    ['GBT30428.2-2013', '0401', 'street'],
    ['GBT30428.2-2013', '0502', 'emergency'],
    ['GBT30428.2-2013', '0530', 'emergency'],
    ['GBT30428.2-2013', '0601', 'other'],
    ['GBT30428.2-2013', '0136', 'street'],
    ['GBT47678.5-2026', '09001', 'street'],
    ['GBT47678.5-2026', '06010', 'appearance'],
    ['GBT47678.5-2026', '06045', 'appearance'],
    ['GBT47678.5-2026', '06036', 'street'],
    ['GBT47678.5-2026', '01003', 'component'],
    ['LOCAL', '0101', 'other'],
  ] as const;
  const own = await createFixture();
  await own.publish({
    city_case: events.map(([code_system, type_code], at) =>
      cityCase(
        `AJ${100 + at}`,
        { report: '2016-06-30 08:00:00' },
        { code_system, type_code, longitude_degrees: 121.544, latitude_degrees: 29.871 },
      ),
    ),
  });
  const told = await createHost({ ...own, checkResults: true });
  try {
    const { rows, classes } = await told.client(analyst).call('layer.points', { id: 'city_case' });
    const byRow = new Map([...rows].map((row, at) => [row, classes[at]]));
    const shown = events.map((_event, at) => pointLayer('city_case')?.classes[byRow.get(at + 1)!]);
    expect(shown.map((one) => one?.id)).toEqual(events.map(([, , id]) => id));
    const { rows: groups } = await told.client(analyst).call('statistics.table', {
      metrics: ['city-management.reported'],
      dimension: 'group',
    });
    expect(groups.find(({ key }) => key === 'event-05')?.cells[0]?.figure).toEqual({ value: 5 });
  } finally {
    await told.close();
    await own.remove();
  }
});

test('a case whose deadline passed on the as-of date is overdue, as in the list of the day', async () => {
  const client = host.client(analyst);
  const { rows, statuses } = await client.call('layer.points', { id: 'city_case' });
  expect(rows).toHaveLength(1);
  expect(pointLayer('city_case')?.statuses[statuses[0]!]?.id).toBe('overdue');
  const listed = await client.call('today.rows', { id: 'city.overdue' });
  expect(listed.rows.map(({ key }) => key)).toEqual(['AJ1']);
});

test('a wall gets no restricted class, an area account only its area', async () => {
  const shown = await host.client(wall).call('layer.points', { id: 'component' });
  expect(classesOf(shown.classes)).toEqual(['lamp', 'manhole']);
  const own = await host.client(inYuehu).call('layer.points', { id: 'component' });
  expect(own.rows).toHaveLength(2);
  await expect(
    host.client(inYuehu).call('layer.row', { id: 'component', row: 3 }),
  ).rejects.toMatchObject({ kind: 'not-found' });
});

test('a call stands at the building of its room; one without a place is counted and left out', async () => {
  const client = host.client(analyst);
  const recent = await client.call('layer.points', { id: 'call' });
  expect([recent.total, recent.rows.length]).toEqual([2, 1]);
  expect(recent.heights[0]).toBe(18);
  expect(PLACEMENTS[recent.placements[0] as number]).toBe('room');
  expect(recent.minutes[0]).toBe(Date.UTC(2016, 5, 20, 10) / 60_000);
  const earlier = await client.call('layer.points', {
    id: 'call',
    from: '2015-07-01',
    to: '2015-07-01',
  });
  expect(earlier.total).toBe(1);
  expect(
    await client.call('layer.row', { id: 'call', row: recent.rows[0] as number }),
  ).toMatchObject({
    key: 'C1',
    buildingId: 'B0001',
    roomId: 'B0001-1-101',
  });
});

test('tracks are each patrol in order of time, and not for walls or area accounts', async () => {
  const tracks = await host.client(analyst).call('layer.tracks', {});
  expect(tracks.patrols).toEqual(['JD001', 'JD002']);
  expect([...tracks.starts]).toEqual([0, 2, 3]);
  expect(tracks.day).toBe('2016-06-29');
  expect([...tracks.seconds]).toEqual([28_800, 28_830, 115_200]);
  expect(tracks.positions[2]).toBeGreaterThan(tracks.positions[0] as number);
  const refused = { kind: 'forbidden' };
  await expect(host.client(wall).call('layer.tracks', {})).rejects.toMatchObject(refused);
  await expect(host.client(inYuehu).call('layer.tracks', {})).rejects.toMatchObject(refused);
  const ids = async (who: Principal) =>
    (await host.client(who).call('snapshot.layers', {})).map(({ id }) => id);
  expect(await ids(analyst)).toContain('patrol_fix');
  expect(await ids(wall)).not.toContain('patrol_fix');
});

test('a layer the snapshot lacks says what to import', async () => {
  await expect(host.client(analyst).call('layer.points', { id: 'hazard' })).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('事故隐患'),
  });
});
