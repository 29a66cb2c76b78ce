import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import { THEMES } from '../../../contract/themes/index.ts';
import { createHost, type Host } from '../../host/index.ts';
import { DISTRICT } from '../../testing/district.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';

let fixture: Fixture;
let host: Host;
let officer: HostClient;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish();
  host = await createHost({ ...fixture, checkResults: true, log: () => {} });
  officer = host.client({ account: 'local', role: 'officer' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

async function ratio(metric: string, client = officer) {
  const { total } = await client.call('statistics.table', {
    metrics: [`community-policing.${metric}`],
  });
  const { numerator, denominator } = total.cells[0] ?? {};
  return [numerator, denominator];
}

it('采集率: rooms that are not vacant, with current residents or a unit, over those not vacant', async () => {
  const rooms = DISTRICT.room.filter(({ tenure }) => tenure !== 'vacant');
  expect(await ratio('collected')).toEqual([{ value: 18 + 1 + 2 }, { value: rooms.length }]);
  expect((await ratio('uncollected'))[0]).toEqual({ value: rooms.length - 21 });
});

it('人户一致率 and 现行人口 count current records alone, never historical ones', async () => {
  expect(await ratio('together')).toEqual([{ value: 53 }, { value: 53 }]);
  expect((await ratio('current'))[0]).toEqual({ value: 53 });
});

it('every community adds up to its street and the district', async () => {
  const by = async (dimension: string) => {
    const { rows } = await officer.call('statistics.table', {
      metrics: ['community-policing.uncollected'],
      dimension,
    });
    return rows.reduce((sum, { cells }) => {
      const figure = cells[0]?.figure;
      return sum + (figure && 'value' in figure ? (figure.value ?? 0) : 0);
    }, 0);
  };
  const [district, streets, communities] = await Promise.all(
    ['district', 'street', 'community'].map(by),
  );
  expect(streets).toBe(district);
  expect(communities).toBe(district);
});

it('the theme colours as many rooms 未采地址 as the figure counts', async () => {
  const theme = THEMES.find(({ id }) => id === 'room.household');
  const place =
    theme?.kind === 'categories'
      ? theme.categories.findIndex(({ id }) => id === 'uncollected')
      : -1;
  const { codes } = await officer.call('theme.values', { id: 'room.household' });
  const coloured = [...(codes ?? [])].filter((code) => code === place).length;
  expect((await ratio('uncollected'))[0]).toEqual({ value: coloured });
});

it('a wall gets no rows of persons', async () => {
  const wall = host.client({ account: 'wall', role: 'wall' });
  await expect(
    wall.call('statistics.rows', { metric: 'community-policing.absent' }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});
