import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPONENT_CLASSES } from '../../../contract/component-classes.ts';
import type { Principal } from '../../../contract/principal.ts';
import { NO_MINUTE, PLACEMENTS } from '../../../contract/queries/points.ts';
import { createHost, type Host } from '../../host/index.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
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
