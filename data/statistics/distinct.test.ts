import { expect, it } from 'vitest';
import { useFixtureHost } from '../testing/fixture-host.ts';

const premises = (no: string, team: string) => ({
  ...{ premises_no: no, name: no, team, room_slot: 'B0001-1-101', fire_key: 0, three_in_one: 0 },
});
const visit = (no: string, premisesNo: string, team: string) => ({
  ...{ inspection_no: no, premises_no: premisesNo, team, kind: 'daily' },
  ...{ planned_at: '2016-06-01', inspected_at: '2016-06-02', hazards_found: 0 },
});
const twin = useFixtureHost({
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
