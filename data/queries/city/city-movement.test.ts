import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { Principal } from '../../../contract/principal.ts';
import { createHost, type Host } from '../../host/index.ts';
import { caseEvent, cityCase } from '../../testing/city-cases.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { POINT_ROWS } from '../../testing/point-rows.ts';

const analyst: Principal = { account: 'a', role: 'analyst' };
const leader: Principal = { account: 'l', role: 'leader' };
const wall: Principal = { account: 'w', role: 'wall' };
const inYuehu: Principal = { account: 'y', role: 'officer', areaCode: '330203005' };

let fixture: Fixture;
let host: Host;
let client: HostClient;

/** Cases at one corner and a few about the district, so that one place is hot. */
const CROWD = Array.from({ length: 40 }, (_, at) =>
  cityCase(
    `H${at}`,
    { report: `2016-06-${String((at % 28) + 1).padStart(2, '0')} 10:00:00` },
    {
      longitude_degrees: at < 30 ? 121.54 : 121.535 + at * 0.0004,
      latitude_degrees: at < 30 ? 29.87 : 29.868 + (at % 3) * 0.003,
      ...(at % 4 === 0 && { street_code: '330203001', community_code: '330203001001' }),
    },
  ),
);

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    ...POINT_ROWS,
    city_case: [
      ...(POINT_ROWS['city_case'] ?? []),
      ...CROWD,
      ...(['2016-06-30 20:00:00', '2016-07-01 09:00:00'] as const).map((report, at) =>
        cityCase(
          at === 0 ? 'MISSED' : 'NOT_MISSED',
          { report },
          { source: 'public', longitude_degrees: 121.544, latitude_degrees: 29.871 },
        ),
      ),
      cityCase(
        'D1',
        {
          report: '2016-06-20 09:00:00',
          register: '2016-06-20 09:10:00',
          dispatch: '2016-06-20 09:30:00',
          deadline: '2016-06-20 13:30:00',
        },
        {
          limit_value: 4,
          limit_unit: 'work_hour',
          longitude_degrees: 121.55,
          latitude_degrees: 29.88,
        },
      ),
    ],
    case_event: [
      ...(POINT_ROWS['case_event'] ?? []),
      caseEvent('D1', 1, 'dispatch', '2016-06-20 09:30:00'),
    ],
  });
  host = await createHost({ ...fixture, checkResults: true });
  client = host.client(analyst);
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

describe('map and panel', () => {
  it.each([
    ['no filter', {}],
    ['an area', { area: ['330203001'] }],
    ['a class and an area', { class: ['event-0102'], area: ['330203005001'] }],
    ['a source nobody has', { source: ['media'] }],
  ])('count the same cases under %s', async (_what, where: Record<string, string[]>) => {
    const { area, ...keys } = where;
    const table = await client.call('statistics.table', {
      metrics: ['city-management.reported'],
      filter: { ...(area && { areas: area }), keys },
    });
    const points = await client.call('layer.points', {
      id: 'city_case',
      from: '2016-06-01',
      to: '2016-06-30',
    });
    const { rows, ignored } = await client.call('layer.matches', { id: 'city_case', where });
    const inside = rows ? new Set(rows) : undefined;
    const onMap = [...points.rows].filter((row) => inside?.has(row) ?? true).length;
    expect(ignored).toEqual([]);
    expect({ value: onMap }).toEqual(table.total.cells[0]?.figure);
  });

  it('says which dimensions a layer does not have', async () => {
    const matches = await client.call('layer.matches', {
      id: 'component',
      where: { department: ['环境卫生管理处'], class: ['component-0118'] },
    });
    expect(matches.ignored).toEqual(['department']);
    expect(matches.rows).toHaveLength(1);
  });

  it('a class of events leaves out no component', async () => {
    const { rows, ignored } = await client.call('layer.matches', {
      id: 'component',
      where: { class: ['event-0102'] },
    });
    expect({ rows, ignored }).toEqual({ rows: null, ignored: ['class'] });
  });
});

describe('hot spots', () => {
  it('finds the cell most cases lie in, in either picture, and how it was before', async () => {
    const gi = await client.call('city.hotSpots', { kind: 'gi' });
    expect(gi.top[0]).toMatchObject({ count: 30, before: 0, area: '330203005001' });
    expect(gi.top[0]?.z).toBeGreaterThan(1.96);
    expect(Math.max(...gi.raster.classes)).toBe(5);
    const density = await client.call('city.hotSpots', { kind: 'density' });
    expect(Math.max(...density.raster.classes)).toBe(density.bounds.length);
    expect(density.total).toBe(gi.total);
  });
});

describe('patrols', () => {
  it('sums up days, the latest first, and names its rules', async () => {
    const patrols = await client.call('city.patrols', {});
    expect(patrols.days.map(({ day, patrols: count }) => [day, count])).toEqual([
      ['2016-06-30', 1],
      ['2016-06-29', 1],
    ]);
    expect(patrols.rules.source).not.toBe('');
  });

  it('are not for walls, leaders or accounts of one area; coverage is for leaders', async () => {
    const refused = { kind: 'forbidden' };
    for (const who of [wall, leader, inYuehu])
      await expect(host.client(who).call('city.patrols', {})).rejects.toMatchObject(refused);
    await expect(host.client(wall).call('city.coverage', {})).rejects.toMatchObject(refused);
    expect((await host.client(leader).call('city.coverage', {})).day).toBe('2016-06-30');
  });
});

describe('a case', () => {
  it('has its deadline computed, its component’s distance and the nearest patrol', async () => {
    const found = await client.call('city.case', { caseNo: 'AJ1' });
    expect(found.clock).toMatchObject({ verdict: 'same', computedAt: '2016-06-30 14:30:00' });
    expect(found.component).toMatchObject({ compId: '33020301180001', metres: 97 });
    expect(found.nearest).toEqual([{ patrolNo: 'JD002', at: '2016-06-30 08:00:00', metres: 0 }]);
    expect(found.missedBy).toBeNull();
    const seen = await host.client(leader).call('city.case', { caseNo: 'AJ1' });
    expect(seen.nearest).toBeNull();
  });

  it('of the public that a patrol had passed says which, to those who may see tracks', async () => {
    const { missedBy } = await client.call('city.case', { caseNo: 'MISSED' });
    expect(missedBy).toEqual({ patrolNo: 'JD002', at: '2016-06-30 08:00:00', metres: 0 });
    const seen = await host.client(leader).call('city.case', { caseNo: 'MISSED' });
    expect(seen.missedBy).toBeNull();
    const late = await client.call('city.case', { caseNo: 'NOT_MISSED' });
    expect(late.missedBy).toBeNull();
  });

  it('with a deadline through the noon break is told as a disagreement', async () => {
    const deadlines = await client.call('city.deadlines', {});
    expect(deadlines).toMatchObject({ compared: 2, same: 1, different: 1, unknownYears: [] });
    expect(deadlines.rows).toMatchObject([
      { caseNo: 'D1', computedAt: '2016-06-20 15:30:00', minutes: -120 },
    ]);
    expect(deadlines.unverifiedYears).toEqual([2016]);
  });

  it('reported far from its component is a deviation', async () => {
    const deviations = await client.call('city.deviations', {});
    expect(deviations).toMatchObject({ compared: 1, beyond: 1 });
    expect(deviations.rows[0]).toMatchObject({ caseNo: 'AJ1', metres: 97 });
  });
});

describe('a wall', () => {
  it('gets hot spots, but no single case or component: those may be of a restricted class', async () => {
    const refused = { kind: 'forbidden' };
    const shown = host.client(wall);
    expect((await shown.call('city.hotSpots', {})).total).toBeGreaterThan(0);
    await expect(shown.call('city.component', { compId: '33020301360003' })).rejects.toMatchObject(
      refused,
    );
    await expect(shown.call('city.case', { caseNo: 'AJ1' })).rejects.toMatchObject(refused);
    await expect(shown.call('city.deviations', {})).rejects.toMatchObject(refused);
  });
});

describe('a component', () => {
  it('is counted by how long ago a patrol passed it', async () => {
    const table = await client.call('statistics.table', {
      metrics: ['city-management.components'],
      dimension: 'passed_age',
    });
    expect(table.rows.map(({ key }) => key)).toEqual(['never']);
    const none = await client.call('layer.matches', {
      id: 'component',
      where: { passed_age: ['d1'] },
    });
    expect(none.rows).toHaveLength(0);
  });

  it('tells its cases and whether a patrol passed', async () => {
    const lamp = await client.call('city.component', { compId: '33020301180001' });
    expect(lamp).toMatchObject({ casesTotal: 1, lastPassedAt: null, sameClassNear: 0 });
    expect(lamp.cases[0]?.caseNo).toBe('AJ1');
    await expect(
      host.client(inYuehu).call('city.component', { compId: '33020301360003' }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });
});
