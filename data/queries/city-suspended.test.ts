import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import { pointLayer } from '../../contract/point-layers.ts';
import { createHost, type Host } from '../host/index.ts';
import { caseEvent, cityCase } from '../testing/city-cases.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';

const MONTH = { from: '2016-06-01', to: '2016-06-30' };
const DEADLINE = '2016-06-20 17:00:00';

let fixture: Fixture;
let host: Host;
let client: HostClient;

const open = (caseNo: string, more = {}) =>
  cityCase(
    caseNo,
    {
      report: '2016-06-03 09:00:00',
      register: '2016-06-03 09:20:00',
      dispatch: '2016-06-03 09:40:00',
      deadline: DEADLINE,
    },
    { longitude_degrees: 121.544, latitude_degrees: 29.871, ...more },
  );
const suspended = { state: 'suspend', suspended: 1 };

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    city_case: [
      open('IN_TIME', suspended),
      open('TOO_LATE', suspended),
      open('NO_STEP', suspended),
      open('RESUMED', { suspended: 0 }),
      open('NEVER'),
    ],
    case_event: [
      caseEvent('IN_TIME', 1, 'suspend', '2016-06-10 09:00:00'),
      caseEvent('TOO_LATE', 1, 'suspend', '2016-06-21 09:00:00'),
      caseEvent('RESUMED', 1, 'suspend', '2016-06-10 09:00:00'),
      caseEvent('RESUMED', 2, 'resume', '2016-06-12 09:00:00'),
    ],
  });
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  client = host.client({ account: 'test', role: 'analyst' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

/** Those whose deadline passed while their clock ran. */
const LATE = ['NEVER', 'RESUMED', 'TOO_LATE'];

it('a case put off before its deadline is not overdue, one put off after it is: in 今日', async () => {
  const { rows } = await client.call('today.rows', { id: 'city.overdue' });
  expect(rows.map(({ key }) => key).sort()).toEqual(LATE);
});

it.each(['pendingLate', 'due', 'dueToHandle'])('… in the figure and its rows: %s', async (name) => {
  const metric = `city-management.${name}`;
  const { total } = await client.call('statistics.table', { metrics: [metric], period: MONTH });
  expect(total.cells[0]?.figure).toEqual({ value: LATE.length });
  const { rows } = await client.call('statistics.rows', { metric, period: MONTH });
  expect(rows.map(({ key }) => key).sort()).toEqual(LATE);
});

it('… and on the map', async () => {
  const { statuses } = await client.call('layer.points', { id: 'city_case' });
  const ids = [...statuses].map((status) => pointLayer('city_case')?.statuses[status]?.id);
  expect(ids.filter((id) => id === 'overdue')).toHaveLength(LATE.length);
  expect(ids.filter((id) => id === 'open')).toHaveLength(2);
});
