import { expect, it } from 'vitest';
import { useFixtureHost } from '../testing/fixture-host.ts';

const premises = (no: string, team: string) => ({
  ...{ premises_no: no, name: no, team, room_slot: 'B0001-1-101', fire_key: 0, three_in_one: 0 },
});
const visit = (no: string, premisesNo: string, team: string) => ({
  ...{ inspection_no: no, premises_no: premisesNo, team, kind: 'daily' },
  ...{ planned_at: '2016-06-01', inspected_at: '2016-06-02', hazards_found: 0 },
});
const hazard = (no: string, room: string) => ({
  ...{
    hazard_no: no,
    premises_no: 'P1',
    room_slot: room,
    found_by: 'self',
    found_at: '2016-06-03',
  },
  ...{ description: no, level: 'general', object: 'other', state: 'registered' },
});
const twin = useFixtureHost({
  hazard: [hazard('H1', 'B0001-1-101'), hazard('H2', 'B0002-1-101')],
  premises: [premises('P1', '月湖中队'), premises('P2', '月湖中队'), premises('P3', '江厦中队')],
  inspection: [
    visit('I1', 'P1', '月湖中队'),
    visit('I2', 'P1', '执法大队'),
    visit('I3', 'P2', '月湖中队'),
  ],
});

it('premises two teams visited count once, under the team in charge, and the total is as where nothing is divided', async () => {
  const metrics = ['work-safety.coverageRate'];
  const asked = { metrics, period: { unit: 'month' } as const };
  const client = twin.client('officer');
  const undivided = await client.call('statistics.table', asked);
  const byTeam = await client.call('statistics.table', { ...asked, dimension: 'team' });
  expect(undivided.total.cells[0]).toMatchObject({ numerator: { value: 2 } });
  expect(byTeam.total.cells).toEqual(undivided.total.cells);
  const visited = new Map(byTeam.rows.map(({ key, cells }) => [key, cells[0]?.numerator]));
  expect(visited.get('月湖中队')).toEqual({ value: 2 });
  expect(visited.get('江厦中队')).toEqual({ value: 0 });
  expect(visited.has('执法大队')).toBe(false);
});

it('premises with hazards in two buildings count in both, and once in the total', async () => {
  const metrics = ['work-safety.selfReportRate'];
  const asked = { metrics, period: { unit: 'month' } as const, dimension: 'building' };
  const { rows, total } = await twin.client('officer').call('statistics.table', asked);
  const reporting = rows
    .map(({ cells }) => cells[0]?.numerator)
    .filter((count) => count && 'value' in count && count.value);
  expect(reporting).toEqual([{ value: 1 }, { value: 1 }]);
  expect(total.cells[0]).toMatchObject({ numerator: { value: 1 } });
});
