import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import { createHost, type Host } from '../host/index.ts';
import { caseEvent, cityCase } from '../testing/city-cases.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';

let fixture: Fixture;
let host: Host;
let client: HostClient;

const REPORTED = '2016-06-20 09:00:00';

/** A case accepted on Monday 20 June 2016 and registered then, or not yet. */
const registered = (caseNo: string, accepted: string, at: string | null, state = 'dispatch') => ({
  row: cityCase(caseNo, { report: REPORTED, register: at }, { state }),
  step: caseEvent(caseNo, 1, 'accept', accepted),
});

const CASES = [
  registered('within the hour', '2016-06-20 09:10:00', '2016-06-20 10:10:00'),
  registered('over noon', '2016-06-20 11:30:00', '2016-06-20 14:30:00'),
  registered('over night', '2016-06-20 17:00:00', '2016-06-21 09:00:00'),
  registered('a minute late', '2016-06-20 09:10:00', '2016-06-20 10:11:00'),
  registered('not yet', '2016-06-20 09:10:00', null, 'accept'),
  registered('refused', '2016-06-20 09:10:00', null, 'refuse'),
];

/** An open case past its deadline, in a grid cell. */
const overdue = (caseNo: string, grid: string | null, address: string) =>
  cityCase(
    caseNo,
    {
      report: '2016-05-02 09:00:00',
      register: '2016-05-02 09:05:00',
      deadline: '2016-05-03 17:00:00',
    },
    { grid_code: grid, address },
  );

const component = (id: string, longitude: number) => ({
  comp_id: id,
  code_system: 'CJT214-2007',
  type_code: '0118',
  state: 'good',
  longitude_degrees: longitude,
  latitude_degrees: 29.871,
});

const fix = (at: string, longitude: number) => ({
  patrol_no: 'JD001',
  at,
  longitude_degrees: longitude,
  latitude_degrees: 29.871,
});

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    city_case: [
      ...CASES.map(({ row }) => row),
      overdue('O1', null, '不明'),
      overdue('O2', '330203005001002', '县前街7号'),
      overdue('O3', '330203005001001', '县前街9号'),
      overdue('O4', '330203005001001', '县前街1号'),
      cityCase('no step', { report: REPORTED, register: '2016-06-20 09:30:00' }),
    ],
    case_event: CASES.map(({ step }) => step),
    component: [component('A', 121.54), component('B', 121.55)],
    patrol_fix: [
      fix('2016-06-10 08:00:00', 121.54),
      fix('2016-06-29 08:00:00', 121.54),
      fix('2016-06-29 09:00:00', 121.55),
    ],
  });
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  client = host.client({ account: 'local', role: 'analyst' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

async function rateOf(metric: string, from: string, to: string) {
  const { total, metrics } = await client.call('statistics.table', {
    metrics: [`city-management.${metric}`],
    period: { from, to },
  });
  const { numerator, denominator } = total.cells[0]!;
  return { above: numerator, below: denominator, definition: metrics[0]! };
}

describe('按时立案率', () => {
  it('counts working time from 受理, or from 上报 where the export has no such step', async () => {
    const rate = await rateOf('registeredOnTimeRate', '2016-06-20', '2016-06-21');
    expect(rate.above).toEqual({ value: 4 });
    expect(rate.below).toEqual({ value: 6 });
  });

  it('says the limit it is counted by, and whose it is', async () => {
    const { definition } = await rateOf('registeredOnTimeRate', '2016-06-20', '2016-06-20');
    expect(definition.meanings[0]?.text).toContain('受理后 1 工作时');
    expect(definition.source).toContain('测试');
  });
});

it('cases past their deadline come grid cell by grid cell, those of none at the end', async () => {
  const { rows } = await client.call('today.rows', { id: 'city.overdue', limit: 10 });
  expect(rows.map(({ key }) => key)).toEqual(['O4', 'O3', 'O2', 'O1']);
  expect(rows[0]?.cells['place']).toBe('县前街1号');
});

describe('部件巡查率', () => {
  it.each([
    ['what was passed in a time past counts there, whoever came by since', '2016-06-12', 1, 2],
    ['what was passed last counts now', '2016-06-30', 2, 2],
    ['a time without any track counts nothing', '2016-05-31', 0, 0],
  ])('%s', async (_what, to, above, below) => {
    const rate = await rateOf('patrolledRate', to, to);
    expect([rate.above, rate.below]).toEqual([{ value: above }, { value: below }]);
    const unpatrolled = await rateOf('unpatrolled', to, to);
    expect(unpatrolled.above).toEqual({ value: below - above });
  });
});
