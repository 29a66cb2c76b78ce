import { beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';
import { TODAY_QUERIES } from './index.ts';

const twin = useFixtureHost();
let officer: HostClient;

beforeAll(() => {
  officer = twin.host.client({ account: 'local', role: 'officer' });
});

it('has a query for every list, of a table there is, with columns of different names', () => {
  expect(Object.keys(TODAY_QUERIES).sort()).toEqual(TODAY_LISTS.map(({ id }) => id).sort());
  for (const { table, columns } of TODAY_LISTS) {
    expect(TABLES.map(({ name }) => name)).toContain(table);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  }
});

const all = (id: string, more: object = {}) =>
  officer.call('today.rows', { id, limit: 5000, ...more });

it('counts rooms not verified for 90 days and lists them as an officer walks', async () => {
  const counts = await officer.call('today.lists', {});
  const { total, rows } = await all('officer.rooms-unverified');
  expect(counts.find(({ id }) => id === 'officer.rooms-unverified')?.count).toBe(total);
  expect(rows).toHaveLength(27);
  expect(rows.slice(0, 4).map(({ key }) => key)).toEqual([
    'B0003-1201',
    'B0003-1202',
    'B0003-1203',
    'B0001-1-102',
  ]);
  const roads = [...new Set(rows.map(({ cells }) => cells['address']))];
  expect(roads).toEqual(['中山西路123号', '共青路8号', '共青路10号']);
});

it('pages, sorts and filters by what the columns show', async () => {
  const list = 'officer.rooms-unverified';
  const whole = await all(list);
  const second = await officer.call('today.rows', { id: list, offset: 10, limit: 10 });
  expect(second.rows).toEqual(whole.rows.slice(10, 20));
  const rented = await all(list, { filters: { tenure: '出租' } });
  expect(new Set(rented.rows.map(({ cells }) => cells['tenure']))).toEqual(new Set(['rented']));
  const beyond = await all(list, { filters: { tenure: '出租' }, offset: 4000 });
  expect(beyond).toMatchObject({ total: rented.total, rows: [] });
  const sorted = await all(list, { sort: { column: 'days', descending: true } });
  const days = sorted.rows.map(({ cells }) => cells['days']).filter((value) => value !== null);
  expect(days).toEqual([...days].sort((a, b) => Number(b) - Number(a)));
});

it('keeps to the street chosen and to the caller’s area', async () => {
  const inStreet = await all('officer.rooms-unverified', { areaCode: '330203001' });
  expect(inStreet.total).toBe(3);
  const limited = twin.host.client({ account: 'a', role: 'officer', areaCode: '330203005' });
  const own = await limited.call('today.rows', { id: 'officer.rooms-unverified' });
  expect(own.total).toBe(24);
});

it('gives lists of persons only to those who may see persons', async () => {
  const leader = twin.host.client({ account: 'l', role: 'leader' });
  const ids = (await leader.call('today.lists', {})).map(({ id }) => id);
  expect(ids).not.toContain('officer.permits-expiring');
  await expect(leader.call('today.rows', { id: 'officer.permits-expiring' })).rejects.toMatchObject(
    { kind: 'forbidden' },
  );
  await expect(all('nobody.nothing')).rejects.toMatchObject({ kind: 'not-found' });
});

it('remembers when an account looked last', async () => {
  const first = await officer.call('today.look', {});
  expect(first.last).toBeNull();
  const again = await officer.call('today.look', {});
  expect(again.last?.snapshotId).toBeTypeOf('string');
  expect(again.sources.every(({ daysLate }) => daysLate === 0)).toBe(true);
});

it('a page is what the whole list has there, in each list, sorted or not', async () => {
  const offered = (await officer.call('today.lists', {})).map(({ id }) => id);
  expect(offered.length).toBeGreaterThan(5);
  for (const { id, columns } of TODAY_LISTS.filter((list) => offered.includes(list.id))) {
    const { total, rows } = await all(id);
    expect(rows).toHaveLength(total);
    const page = await officer.call('today.rows', { id, offset: 1, limit: 2 });
    expect(page).toMatchObject({ total, rows: rows.slice(1, 3) });
    const sorted = await all(id, { sort: { column: columns[0]!.name, descending: false } });
    expect(sorted.rows.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort());
  }
});
