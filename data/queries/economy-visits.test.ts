import { expect, it } from 'vitest';
import { useFixtureHost } from '../testing/fixture-host.ts';

const twin = useFixtureHost();

it('走访服务 of the year to the as-of date: visits, requests, answers and what is open', async () => {
  const { figures, delivered, total } = await twin.client('officer').call('economy.visits', {});
  expect(delivered).toBe(true);
  expect(total).toBe(5);
  expect(figures).toMatchObject({
    from: '2015-07-01',
    to: '2016-06-30',
    visits: 4,
    firms: 2,
    requests: 3,
    answered: 1,
    inTimeShare: 0.5,
    meanDays: 10,
    satisfiedShare: 1,
    open: 2,
    late: 1,
  });
  expect(figures.visitedShare).toBeCloseTo(2 / 6, 9);
});

it('lists what is not answered, with how late it is', async () => {
  const { rows } = await twin.client('officer').call('economy.visits', { list: 'open' });
  expect(rows.map(({ visitNo, daysLate }) => [visitNo, daysLate])).toEqual([
    ['V3', null],
    ['V2', 106],
  ]);
  expect(rows[1]).toMatchObject({ commercialName: '天一大厦', buildingId: 'B0003' });
});

it('counts the firms of a filter; a visit to a firm nobody registered is in no class', async () => {
  const of = async (filter: object) =>
    (await twin.client('officer').call('economy.visits', { filter })).rows.map(
      ({ visitNo }) => visitNo,
    );
  expect(await of({ placeClass: '111' })).toEqual(['V2', 'V1']);
  expect(await of({})).toContain('V5');
  const { rows } = await twin.client('officer').call('economy.visits', { enterpriseId: 'E2' });
  expect(rows.map(({ visitNo }) => visitNo)).toEqual(['V3', 'V4']);
});

it('is not for the wall: it names firms', async () => {
  await expect(twin.client('wall').call('economy.visits', {})).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

it('今日 lists requests not answered', async () => {
  const officer = twin.client('officer');
  const { rows } = await officer.call('today.rows', { id: 'building-economy.requests-unanswered' });
  expect(rows.map(({ key }) => key).sort()).toEqual(['V2', 'V3']);
});
