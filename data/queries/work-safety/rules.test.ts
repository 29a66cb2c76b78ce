import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { StatisticsFilter } from '../../../contract/queries/statistics.ts';
import { createHost, type Host } from '../../host/index.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { hazardRow, PREMISES_ROWS } from '../../testing/safety-rows.ts';

let fixture: Fixture;
let host: Host;
let client: HostClient;

const PERIOD = { from: '2016-06-01', to: '2016-06-30' };
const TEAM = '月湖安监中队';
const OTHER_TEAM = '南门安监中队';

/** Steps of a hazard on given days; who acts is the team unless named. */
function steps(hazardNo: string, ...taken: readonly (readonly [string, string, string?])[]) {
  return taken.map(([step, day, actor = TEAM], at) => ({
    hazard_no: hazardNo,
    sequence: at + 1,
    step,
    at: `${day} 09:00:00`,
    actor,
  }));
}

const visit = (
  no: string,
  premises: string,
  planned: string | null,
  made: string | null,
  found = 0,
  team = TEAM,
) => ({
  inspection_no: no,
  premises_no: premises,
  kind: 'daily',
  planned_at: planned,
  inspected_at: made,
  team,
  hazards_found: found,
});

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    premises: PREMISES_ROWS,
    hazard: [
      hazardRow('A1', {
        due_at: '2016-06-10',
        fixed_at: '2016-06-07',
        closed_at: '2016-06-09',
        state: 'close',
        found_by: 'self',
      }),
      hazardRow('A2', {
        found_at: '2016-06-02',
        due_at: '2016-06-15',
        fixed_at: '2016-06-22',
        closed_at: '2016-06-28',
        state: 'close',
      }),
      hazardRow('A3', {
        found_at: '2016-06-05',
        due_at: '2016-07-20',
        level: 'major',
        description: '消防设施瘫痪',
        listed: 'district',
        state: 'list',
      }),
      hazardRow('A4', { found_at: '2016-06-03', due_at: '2016-06-20', description: '电线老化' }),
      hazardRow('A5', {
        found_at: '2016-06-04',
        due_at: '2016-06-30',
        closed_at: '2016-06-12',
        state: 'close',
        description: '灭火器过期',
      }),
    ],
    hazard_event: [
      ...steps(
        'A1',
        ['register', '2016-06-01'],
        ['apply', '2016-06-07'],
        ['pass', '2016-06-08'],
        ['close', '2016-06-09'],
      ),
      ...steps(
        'A2',
        ['register', '2016-06-02'],
        ['apply', '2016-06-10'],
        ['fail', '2016-06-21'],
        ['apply', '2016-06-22'],
        ['pass', '2016-06-27', '宁波月湖饭店'],
        ['close', '2016-06-28'],
      ),
      ...steps('A3', ['register', '2016-06-05'], ['list', '2016-06-06']),
      ...steps('A4', ['register', '2016-06-03'], ['dispatch', '2016-06-03']),
      ...steps('A5', ['register', '2016-06-04'], ['apply', '2016-06-11'], ['close', '2016-06-12']),
    ],
    inspection: [
      visit('J1', 'AQ1', '2016-06-02', '2016-06-02', 2),
      visit('J2', 'AQ1', '2016-06-20', '2016-06-20'),
      visit('J3', 'AQ1', '2016-06-25', null),
      visit('J4', 'AQ1', '2016-06-21', '2016-06-21', 1, OTHER_TEAM),
    ],
  });
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  client = host.client({ account: 'test', role: 'officer' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

async function valueOf(name: string, filter: StatisticsFilter = {}): Promise<number | null> {
  const { total } = await client.call('statistics.table', {
    metrics: [`work-safety.${name}`],
    period: PERIOD,
    filter,
  });
  const figure = total.cells[0]?.figure;
  return figure && 'value' in figure ? figure.value : null;
}

describe('rules of 安全生产 (domain §5.4)', () => {
  it.each([
    ['隐患数：统计期内发现的全部', 'found', 5],
    ['重大隐患数', 'foundMajor', 1],
    ['销号须先有合格的复查：未经复查的不计已销号', 'closed', 2],
    ['未经复查销号单列', 'unreviewed', 1],
    ['整改率 = 已销号 ÷ 应整改（统计期内发现）', 'closingRate', 2 / 5],
    ['重大隐患整改率', 'majorClosingRate', 0],
    ['应整改数：期限在统计期内', 'due', 4],
    ['按期整改率：不晚于期限整改完成', 'onTimeRate', 1 / 4],
    ['复查一次合格率：首次复查即合格', 'firstPassRate', 1 / 2],
    ['超期数：期限已过、尚未销号', 'overdue', 1],
    ['在账隐患数：期末尚未销号', 'open', 2],
    ['挂牌数：统计期内挂牌督办', 'listed', 1],
    ['重复隐患率：同一单位、部位、内容 90 天内再次发现', 'repeatRate', 1 / 5],
    ['平均整改天数：自发现至整改完成', 'meanFixDays', (6 + 20) / 2],
    ['企业自查自报率：自查上报过隐患的单位 ÷ 监管单位', 'selfReportRate', 1 / 2],
    ['检查覆盖率：查过的单位 ÷ 监管单位', 'coverageRate', 1 / 2],
  ] as const)('%s', async (_rule, name, wanted) => {
    expect(await valueOf(name)).toBeCloseTo(wanted, 6);
  });
});

describe('安监 supervises the supervisors too, per team (users §3)', () => {
  it.each([
    ['检查计划完成率', 'planRate', 2 / 3],
    ['复查及时率：申请之日起 10 日内复查', 'recheckInTimeRate', 1 / 3],
    ['零隐患检查占比', 'nothingFoundRate', 1 / 2],
    ['自检自验率：被检查单位自己签认复查', 'selfVerifiedRate', 1 / 2],
  ] as const)('%s', async (_rule, name, wanted) => {
    expect(await valueOf(name, { keys: { team: [TEAM] } })).toBeCloseTo(wanted, 6);
    const { rows } = await client.call('statistics.table', {
      metrics: [`work-safety.${name}`],
      period: PERIOD,
      dimension: 'team',
    });
    expect(rows.find(({ key }) => key === TEAM)?.cells[0]?.figure).toEqual({
      value: expect.closeTo(wanted, 6),
    });
  });
});

it('a team covers its own premises, whoever visited, and never more than all of them', async () => {
  const { rows } = await client.call('statistics.table', {
    metrics: ['work-safety.coverageRate', 'work-safety.visits'],
    period: PERIOD,
    dimension: 'team',
  });
  const told = Object.fromEntries(rows.map(({ key, cells }) => [key, cells.map((c) => c.figure)]));
  expect(told[TEAM]).toEqual([{ value: 1 / 2 }, { value: 2 }]);
  expect(told[OTHER_TEAM]).toEqual([{ value: null }, { value: 1 }]);
});

it('a list of work shows what its figure counts', async () => {
  for (const [list, metric] of [
    ['overdue', 'overdue'],
    ['unreviewed', 'unreviewed'],
  ] as const) {
    const { total } = await client.call('safety.hazards', { list });
    expect(total).toBe(await valueOf(metric));
  }
});

it('lists and plan follow an area of any level', async () => {
  const count = async (areaCode: string) =>
    (await client.call('safety.hazards', { list: 'all', filter: { areaCode } })).total;
  expect(await count('330203005')).toBe(5);
  expect(await count('330203005001')).toBe(5);
  expect(await count('330203001')).toBe(0);
  const plan = await client.call('safety.plan', { filter: { areaCode: '330203005001' } });
  expect(plan.rows.map(({ inspectionNo }) => inspectionNo)).toEqual(['J3']);
});
