import { expect, it } from 'vitest';
import { BEAT_ROWS } from '../testing/beat-rows.ts';
import { useFixtureHost } from '../testing/fixture-host.ts';

const twin = useFixtureHost(BEAT_ROWS);

it('who is responsible depends on the day; lead officers stand before those who assist', async () => {
  const officer = twin.client('officer');
  const on = async (day: string) => {
    const { beat } = await officer.call('beat.of', { buildingId: 'B0001', on: day });
    return beat?.officers.map(({ officerName }) => officerName);
  };
  expect(await on('2016-05-31')).toEqual(['吴一']);
  expect(await on('2016-06-01')).toEqual(['吴二']);
  expect(await on('2013-01-01')).toEqual([]);
  const beats = await officer.call('beat.list', {});
  expect(beats[0]?.former?.officerName).toBe('吴一');
  expect(beats.map(({ code, rooms, buildings }) => [code, buildings, rooms])).toEqual([
    ['B01', 2, 48],
    ['B02', 1, 3],
  ]);
  expect(beats[1]?.officers.map(({ role }) => role)).toEqual(['lead', 'assist']);
});

it('a beat is a dimension and a filter of the figures, and of 今日; its parts add up', async () => {
  const officer = twin.client('officer');
  const { rows, total } = await officer.call('statistics.table', {
    metrics: ['community-policing.uncollected', 'community-policing.current'],
    dimension: 'beat',
  });
  expect(rows.map(({ key, title }) => [key, title])).toEqual([
    ['B01', '月湖一区'],
    ['B02', '南门一区'],
  ]);
  const value = (cell: (typeof total.cells)[number] | undefined) =>
    cell && 'value' in cell.figure ? (cell.figure.value ?? 0) : 0;
  for (const at of [0, 1])
    expect(rows.reduce((sum, row) => sum + value(row.cells[at]), 0)).toBe(value(total.cells[at]));
  const filtered = await officer.call('statistics.table', {
    metrics: ['community-policing.uncollected'],
    filter: { keys: { beat: ['B01'] } },
  });
  expect(value(filtered.total.cells[0])).toBe(value(rows[0]?.cells[0]));
  const mine = await officer.call('today.rows', { id: 'officer.rooms-unverified', beat: 'B02' });
  expect(mine.total).toBe(3);
});

it('the outline is the communities joined, and 我的责任区 is kept by account', async () => {
  const officer = twin.client('officer');
  const { rings } = await officer.call('beat.outline', { code: 'B01' });
  expect(rings).toHaveLength(1);
  expect(rings[0]).toHaveLength(4);
  expect(await officer.call('beat.mine', {})).toEqual({ code: null });
  await officer.call('beat.choose', { code: 'B01' });
  expect(await officer.call('beat.mine', {})).toEqual({ code: 'B01' });
  expect(await twin.client('officer', { account: 'other' }).call('beat.mine', {})).toEqual({
    code: null,
  });
});

it('keeps to the caller’s area, and no wall asks', async () => {
  const limited = twin.client('officer', { areaCode: '330203001' });
  expect((await limited.call('beat.list', {})).map(({ code }) => code)).toEqual(['B02']);
  await expect(limited.call('beat.outline', { code: 'B01' })).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(twin.client('wall').call('beat.list', {})).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(limited.call('beat.choose', { code: 'B99' })).rejects.toMatchObject({
    kind: 'not-found',
  });
});
