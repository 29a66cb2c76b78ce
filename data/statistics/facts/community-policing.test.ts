import { beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import { THEMES } from '../../../contract/themes/index.ts';
import { DISTRICT } from '../../testing/district.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';

const twin = useFixtureHost();
let officer: HostClient;

beforeAll(() => {
  officer = twin.host.client({ account: 'local', role: 'officer' });
});

/** Eight bytes that stand for a household. */
function keyOf(household: string): Uint8Array {
  return new TextEncoder().encode(household.padEnd(8, '-'));
}

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

it('户规模: a household is its records that live in the room; those registered only are in none', async () => {
  const rooms = ['B0001-1-101', 'B0001-1-102'];
  const person = (number: number, room: number, household: string, more: object = {}) => ({
    ...DISTRICT.resident[0],
    ...{ record_no: `H${number}`, room_slot: rooms[room] ?? null, household_no: household },
    ...{ id_no: `3302991980070${String(2000 + number)}`, household_key: keyOf(household) },
    ...more,
  });
  await twin.fixture.publish({
    resident: [
      ...[1, 2, 3].map((number) => person(number, 0, 'A')),
      person(4, 0, 'B'),
      person(5, 0, 'A', { residence_relation: 'household_only' }),
      person(6, 0, 'C', { state: 'historical' }),
      ...[7, 8].map((number) => person(number, 1, 'D')),
    ],
  });
  await expect
    .poll(async () => (await ratio('current'))[0], { timeout: 10_000 })
    .toEqual({ value: 7 });
  const { rows } = await officer.call('statistics.table', {
    metrics: ['community-policing.households'],
    dimension: 'household_size',
  });
  expect(rows.map(({ title, cells }) => [title, cells[0]?.figure])).toEqual([
    ['1 人户', { value: 1 }],
    ['2 人户', { value: 1 }],
    ['3 人户', { value: 1 }],
  ]);
  expect(await ratio('household-size')).toEqual([{ value: 6 }, { value: 3 }]);
});

it('群租疑似: by area a person or by persons, by the profile’s limits, which stand in the definition', async () => {
  const people = (count: number, room: string, from: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...DISTRICT.resident[0],
      ...{ record_no: `G${from + at}`, room_slot: room, residence_relation: 'person_only' },
      id_no: `3302991980070${String(3000 + from + at)}`,
    }));
  const sized = (room: string, squareMetres: number, tenure = 'rented') => ({
    ...DISTRICT.room.find(({ room_id }) => room_id === room)!,
    ...{ area_square_metres: squareMetres, tenure, address: `月湖路${room}室` },
  });
  const keys = ['B0001-1-101', 'B0001-1-102', 'B0001-1-201', 'B0001-1-202', 'B0001-2-101'];
  const rooms = [
    sized('B0001-1-101', 20),
    sized('B0001-1-102', 21),
    sized('B0001-1-201', 10),
    sized('B0001-1-202', 200),
    sized('B0001-2-101', 20, 'owner'),
  ];
  const others = DISTRICT.room.filter(({ room_id }) => !keys.includes(String(room_id)));
  await twin.fixture.publish({
    room: [...rooms, ...others],
    resident: [
      ...people(4, 'B0001-1-101', 0),
      ...people(4, 'B0001-1-102', 10),
      ...people(3, 'B0001-1-201', 20),
      ...people(10, 'B0001-1-202', 30),
      ...people(9, 'B0001-2-101', 50),
    ],
  });
  await expect
    .poll(async () => (await ratio('current'))[0], { timeout: 10_000 })
    .toEqual({ value: 30 });
  const { rows, columns } = await officer.call('statistics.rows', {
    metric: 'community-policing.crowded',
  });
  expect(rows.map(({ key }) => key).sort()).toEqual(['B0001-1-101', 'B0001-1-202']);
  expect(columns.slice(0, 3)).toMatchObject([
    { name: 'room_id' },
    { title: '现住记录', measured: { unit: '条', digits: 0 } },
    { title: '人均建筑面积', measured: { unit: 'm²', digits: 1 } },
  ]);
  for (const { cells } of rows)
    expect(Number(cells[1]) * Number(cells[2])).toBeCloseTo(
      Number(cells[columns.findIndex(({ name }) => name === 'area_square_metres')]),
      6,
    );
  const wall = twin.host.client({ account: 'wall', role: 'wall' });
  const shown = await wall.call('statistics.rows', { metric: 'community-policing.crowded' });
  expect(shown.columns.map(({ name }) => name)).not.toContain('living');
  const { metrics } = await officer.call('statistics.table', {
    metrics: ['community-policing.crowded'],
  });
  expect(metrics[0]).toMatchObject({ source: '测试' });
  expect(metrics[0]?.meanings[0]?.text).toContain('不超过 5 m²，或一间现住 10 条以上');
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

it('a record is listed with the address of its room, to sort and to filter by', async () => {
  const listed = (more: object) =>
    officer.call('statistics.rows', { metric: 'community-policing.current', limit: 500, ...more });
  const { columns, rows, total } = await listed({
    order: { column: 'room_address', descending: false },
  });
  const at = columns.findIndex(({ name }) => name === 'room_address');
  const addresses = rows.map(({ cells }) => cells[at]);
  expect(addresses).toHaveLength(total);
  const known = addresses.filter((address) => address !== null).map(String);
  expect(known).toEqual([...known].sort());
  const one = '月湖路B0001-1-101室';
  expect(known).toContain(one);
  const there = await listed({ filters: { room_address: one } });
  expect(there.rows.length).toBe(known.filter((address) => address === one).length);
});

it('a wall gets no rows of persons', async () => {
  const wall = twin.host.client({ account: 'wall', role: 'wall' });
  await expect(
    wall.call('statistics.rows', { metric: 'community-policing.absent' }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});
