import { expect, it } from 'vitest';
import { useFixtureHost } from '../testing/fixture-host.ts';
import { cityCase } from '../testing/city-cases.ts';

const HERE = { longitude_degrees: 121.5431, latitude_degrees: 29.8711 };
const moments = { report: '2016-06-01 08:00:00', register: '2016-06-01 09:00:00' };
const late = { ...moments, deadline: '2016-06-10 08:00:00' };
const twin = useFixtureHost({
  city_case: [
    cityCase('STANDING', late, { ...HERE, state: null }),
    cityCase('CLOSED', { ...late, closed: '2016-06-09 08:00:00' }, { ...HERE, state: null }),
    cityCase('VOID', late, { ...HERE, state: 'void' }),
  ],
  address_link: ['STANDING', 'CLOSED', 'VOID'].map((row_key) => ({
    ...{ table_name: 'city_case', row_key, field: 'address', building_slot: 'B0001' },
    ...{ level: 'building', score: 1, method: 'exact', stop: 'NOT_WRITTEN', conflict: 0 },
  })),
});

it('a case without a state is open until its closing time, on every list, map and count', async () => {
  const client = twin.client('analyst');
  const { rows } = await client.call('today.rows', { id: 'city.overdue' });
  expect(rows.map(({ key }) => key)).toEqual(['STANDING']);
  const { statuses } = await client.call('layer.points', { id: 'city_case' });
  expect([...statuses].sort()).toEqual([1, 2, 2]);
  const { counts } = await client.call('area.summary', {
    region: { kind: 'near-line', line: [[121.5431, 29.8711]], metres: 50 },
  });
  expect([counts.casesOpen, counts.casesClosed]).toEqual([1, 2]);
  const { values } = await client.call('theme.values', { id: 'building.openCases' });
  expect(values?.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0)).toBe(1);
});
