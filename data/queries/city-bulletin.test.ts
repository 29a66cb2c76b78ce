import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import type { StatisticsCell } from '../../contract/queries/statistics.ts';
import { districtProfileSchema } from '../../contract/profile.ts';
import { createHost, type Host } from '../host/index.ts';
import { caseEvent, cityCase } from '../testing/city-cases.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { TEST_PROFILE } from '../testing/profile.ts';

/**
 * The published bulletin of 天门 for December 2016 (features §3.2), moved to June: 受理 1,054, 立案 996, 应结案 972, 结案
 * 911, 按期结案 737; of these components 25 / 16 / 9.
 */
const MONTH = { from: '2016-06-01', to: '2016-06-30' };

let fixture: Fixture;
let host: Host;
let client: HostClient;

interface Kind {
  readonly kind: 'event' | 'component';
  readonly registered: number;
  readonly due: number;
  readonly closed: number;
  readonly onTime: number;
}

const EVENTS: Kind = { kind: 'event', registered: 971, due: 956, closed: 902, onTime: 731 };
const COMPONENTS: Kind = { kind: 'component', registered: 25, due: 16, closed: 9, onTime: 6 };

function casesOf({ kind, registered, due, closed, onTime }: Kind) {
  return Array.from({ length: registered }, (_, at) => {
    const isClosed = at < closed;
    const deadline = at < onTime ? '2016-06-20 17:00:00' : '2016-06-12 17:00:00';
    return cityCase(
      `${kind}${at}`,
      {
        report: '2016-06-03 09:00:00',
        register: '2016-06-03 09:20:00',
        dispatch: '2016-06-03 09:40:00',
        handled: isClosed ? '2016-06-14 10:00:00' : null,
        closed: isClosed ? '2016-06-14 15:00:00' : null,
        deadline: at < due ? deadline : '2016-07-04 17:00:00',
      },
      { object_kind: kind, source: 'patrol' },
    );
  });
}

beforeAll(async () => {
  fixture = await createFixture();
  const registered = [...casesOf(EVENTS), ...casesOf(COMPONENTS)].map((row, at) =>
    at < 953 ? row : { ...row, source: 'public' },
  );
  const refused = Array.from({ length: 1054 - 996 }, (_, at) =>
    cityCase(`R${at}`, { report: '2016-06-03 09:00:00' }, { state: 'refuse', source: 'public' }),
  );
  const cases = [...registered, ...refused];
  await fixture.publish({
    city_case: cases,
    case_event: cases.map(({ case_no }) =>
      caseEvent(String(case_no), 1, 'accept', '2016-06-03 09:05:00'),
    ),
  });
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  client = host.client({ account: 'local', role: 'analyst' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const value = ({ figure }: StatisticsCell): number | null =>
  'value' in figure ? figure.value : Number.NaN;
const percent = (cell: StatisticsCell): string => ((value(cell) ?? 0) * 100).toFixed(2);

const ids = (...names: string[]): string[] => names.map((name) => `city-management.${name}`);

describe('the bulletin of 天门 for December 2016', () => {
  it('受理 1,054, 立案 996, 应结案 972, 结案 911, 按期结案 737; 结案率 93.72 %, 按期结案率 75.82 %', async () => {
    const metrics = ids(
      'accepted',
      'registered',
      'due',
      'closed',
      'closedOnTime',
      'closingRate',
      'onTimeRate',
    );
    const { total } = await client.call('statistics.table', { metrics, period: MONTH });
    expect(total.cells.slice(0, 5).map(value)).toEqual([1054, 996, 972, 911, 737]);
    expect(total.cells.slice(5).map(percent)).toEqual(['93.72', '75.82']);
  });

  it('事件 971 / 956 / 902 = 94.35 %, 部件 25 / 16 / 9 = 56.25 %', async () => {
    const { rows } = await client.call('statistics.table', {
      metrics: ids('registered', 'due', 'closed', 'closingRate'),
      dimension: 'object_kind',
      period: MONTH,
    });
    const told = Object.fromEntries(
      rows.map(({ title, cells }) => [
        title,
        [...cells.slice(0, 3).map(value), percent(cells[3]!)],
      ]),
    );
    expect(told).toEqual({ 事件: [971, 956, 902, '94.35'], 部件: [25, 16, 9, '56.25'] });
  });

  it('监督员 953 = 95.68 % of 立案', async () => {
    const { total } = await client.call('statistics.table', {
      metrics: ids('ownFindingRate'),
      period: MONTH,
    });
    expect(total.cells[0]?.numerator).toEqual({ value: 953 });
    expect(percent(total.cells[0]!)).toBe('95.68');
  });

  it('nothing is compared with a time before the data begins', async () => {
    const { total, bases } = await client.call('statistics.table', {
      metrics: ids('closed'),
      period: { unit: 'month' },
      compare: ['yoy', 'mom'],
    });
    expect(bases).toEqual({ yoy: null, mom: null });
    expect(total.cells[0]).toMatchObject({ yoy: null, mom: null });
  });
});

describe('综合评价', () => {
  it('is the sum of weighted rates, each in its good direction, and says how', async () => {
    const { parts, rows } = await client.call('city.evaluation', { by: 'street', period: MONTH });
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    const [street] = rows.filter(({ key }) => key === '330203005');
    const [onTime, closing, reported, rework] = street!.parts.map(({ rate }) => rate!);
    expect(street!.score).toBeCloseTo(
      100 * (0.4 * onTime! + 0.3 * closing! + 0.2 * (1 - reported!) + 0.1 * (1 - rework!)),
      9,
    );
  });

  it('a street without cases has no score rather than a bad one', async () => {
    const { rows } = await client.call('city.evaluation', { by: 'street', period: MONTH });
    expect(rows.find(({ key }) => key === '330203001')?.score).toBeNull();
  });

  it('weights that do not add to 1, or count something that is no rate, are refused', () => {
    const withWeights = (department: unknown) =>
      districtProfileSchema.safeParse({ ...TEST_PROFILE, cityEvaluation: { department } });
    const part = (name: string, weight: number) => ({ metric: `city-management.${name}`, weight });
    expect(withWeights([part('closingRate', 0.7), part('onTimeRate', 0.3)]).success).toBe(true);
    expect(withWeights([part('closingRate', 0.3), part('onTimeRate', 0.4)]).success).toBe(false);
    expect(withWeights([part('closed', 1)]).success).toBe(false);
  });
});

describe('今日', () => {
  it('lists the cases past their deadline, and those due in three days', async () => {
    const lists = await client.call('today.lists', {});
    const count = (id: string) => lists.find((list) => list.id === id)?.count;
    expect(count('city.overdue')).toBe(972 - 911);
    expect(count('city.due')).toBe(0);
    const { rows } = await client.call('today.rows', { id: 'city.overdue', limit: 5 });
    expect(rows).toHaveLength(5);
  });
});
