import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAZARD_MACHINE } from '../../../contract/state-machines.ts';
import type { HostClient } from '../../../contract/host.ts';
import { createHost, type Host } from '../../host/index.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { hazardRow, hazardSteps, PREMISES_ROWS } from '../../testing/safety-rows.ts';

let fixture: Fixture;
let host: Host;
let client: HostClient;

const LOOP = ['register', 'dispatch', 'rectify', 'apply'];
const PERIOD = { from: '2016-06-01', to: '2016-06-30' };

/** Legal walks through the machine, and walks that close without asking it. */
const walks = fc
  .array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((draws) => {
    const steps = [HAZARD_MACHINE.first[0] as string];
    for (const [draw, jumps] of draws) {
      const last = steps.at(-1) as keyof typeof HAZARD_MACHINE.next;
      const next = HAZARD_MACHINE.next[last];
      if (next.length === 0) break;
      steps.push(jumps && draw % 7 === 0 ? 'close' : next[draw % next.length]!);
    }
    return steps;
  });
const WALKS = fc.sample(walks, { numRuns: 150, seed: 330203 });

const walked = WALKS.map((steps, at) => {
  const hazardNo = `W${String(at).padStart(3, '0')}`;
  const isClosed = steps.includes('close');
  return {
    row: hazardRow(hazardNo, {
      premises_no: 'AQ2',
      room_slot: null,
      description: `隐患${hazardNo}`,
      closed_at: isClosed ? '2016-06-02' : null,
      state: steps.at(-1)!,
    }),
    steps: hazardSteps(hazardNo, '2016-06-01', steps),
    isClosed,
    isReviewed: isClosed && steps.slice(0, steps.indexOf('close')).includes('pass'),
  };
});

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    premises: PREMISES_ROWS,
    hazard: [
      hazardRow('H1', { due_at: '2016-06-20', state: 'apply' }),
      hazardRow('H2', { level: 'major', due_at: '2016-07-20', state: 'list' }),
      hazardRow('H3', { found_at: '2016-06-15', due_at: '2016-06-30', state: 'rectify' }),
      ...walked.map(({ row }) => row),
    ],
    hazard_event: [
      ...hazardSteps('H1', '2016-06-02', [...LOOP, 'fail', 'rectify', 'apply']),
      ...walked.flatMap(({ steps }) => steps),
    ],
    inspection: [
      {
        inspection_no: 'J1',
        premises_no: 'AQ1',
        kind: 'daily',
        planned_at: '2016-06-01',
        inspected_at: '2016-06-01',
        team: '月湖安监中队',
        hazards_found: 2,
      },
      {
        inspection_no: 'J2',
        premises_no: 'AQ1',
        kind: 'special',
        planned_at: '2016-06-28',
        team: '月湖安监中队',
      },
      {
        inspection_no: 'J3',
        premises_no: 'AQ2',
        kind: 'daily',
        planned_at: '2016-07-05',
        team: '月湖安监中队',
      },
    ],
    care_facility: [
      { facility_no: 'F1', name: '月湖居家养老站', kind: 'day_care', room_slot: 'B0001-1-201' },
    ],
  });
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  client = host.client({ account: 'test', role: 'officer' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

async function figures(...names: string[]): Promise<Record<string, number | null>> {
  const { total } = await client.call('statistics.table', {
    metrics: names.map((name) => `work-safety.${name}`),
    period: PERIOD,
  });
  return Object.fromEntries(
    names.map((name, at) => {
      const figure = total.cells[at]!.figure;
      return [name, 'value' in figure ? figure.value : null];
    }),
  );
}

const numbers = async (list: 'open' | 'overdue' | 'recheck' | 'unreviewed') =>
  (await client.call('safety.hazards', { list, filter: { risk: 'orange' } })).rows.map(
    ({ hazardNo }) => hazardNo,
  );

describe('nothing is 销号 without a passing review', () => {
  it('whatever steps a hazard took', async () => {
    const { closed, unreviewed } = await figures('closed', 'unreviewed');
    expect(closed).toBe(walked.filter(({ isReviewed }) => isReviewed).length);
    expect(unreviewed).toBe(
      walked.filter(({ isClosed, isReviewed }) => isClosed && !isReviewed).length,
    );
    expect(unreviewed).toBeGreaterThan(0);
  });

  it('and what was closed without one is listed, by the rule it is counted by', async () => {
    const { total, rows } = await client.call('safety.hazards', { list: 'unreviewed' });
    const { unreviewed } = await figures('unreviewed');
    expect(total).toBe(unreviewed);
    const wanted = walked.filter(({ isClosed, isReviewed }) => isClosed && !isReviewed);
    expect(rows.map(({ hazardNo }) => hazardNo).sort()).toEqual(
      wanted.map(({ row }) => row.hazard_no).sort(),
    );
  });

  it('no rate exceeds 100 %', async () => {
    const rates = await figures(
      'closingRate',
      'onTimeRate',
      'firstPassRate',
      'coverageRate',
      'planRate',
      'recheckInTimeRate',
    );
    for (const rate of Object.values(rates)) expect(rate ?? 0).toBeLessThanOrEqual(1);
  });
});

describe('lists', () => {
  it('are by deadline, overdue from the day after it', async () => {
    expect(await numbers('open')).toEqual(['H1', 'H3', 'H2']);
    expect(await numbers('overdue')).toEqual(['H1']);
    expect(await numbers('recheck')).toEqual(['H1']);
    expect(await numbers('unreviewed')).toEqual([]);
  });

  it('say where a hazard lies and how late it is', async () => {
    const { rows } = await client.call('safety.hazards', {
      list: 'overdue',
      filter: { risk: 'orange' },
    });
    expect(rows[0]).toMatchObject({ roomId: 'B0001-1-101', daysOverdue: 10, team: '月湖安监中队' });
  });

  it('the plan has what was not made, highest risk first, late ones marked', async () => {
    const { rows } = await client.call('safety.plan', {});
    expect(rows.map(({ inspectionNo, overdue }) => [inspectionNo, overdue])).toEqual([
      ['J2', true],
      ['J3', false],
    ]);
  });
});

describe('above, below, beside', () => {
  it('finds a kitchen under a home for the elderly, from either of them', async () => {
    const above = await client.call('safety.around', { roomId: 'B0001-1-101' });
    expect(above.rooms[0]).toMatchObject({
      roomId: 'B0001-1-201',
      lies: 'above',
      direct: true,
      careFacility: '月湖居家养老站',
      sensitive: true,
    });
    const below = await client.call('safety.around', { roomId: 'B0001-1-201' });
    expect(below.rooms[0]).toMatchObject({
      roomId: 'B0001-1-101',
      lies: 'below',
      premises: [{ premisesNo: 'AQ1', trade: '餐饮业' }],
      openHazards: 3,
    });
  });

  it('counts of the very old are withheld on the wall', async () => {
    const wall = host.client({ account: 'wall', role: 'wall' });
    const { rooms } = await wall.call('safety.around', { roomId: 'B0001-1-101' });
    expect(rooms[0]?.residentsOver80).toEqual({ suppressed: true, below: 5 });
  });
});

it('fire: key units and blocked ways by street; premises that are both key unit and three in one count as each', async () => {
  const { streets, places } = await client.call('safety.fire', {});
  expect(streets).toMatchObject([
    { streetCode: '330203005', keyUnits: 1, threeInOne: 1, blockedWays: 0 },
  ]);
  expect(places.map(({ kind, key }) => [kind, key])).toEqual([
    ['keyUnit', 'AQ1'],
    ['threeInOne', 'AQ1'],
  ]);
});
