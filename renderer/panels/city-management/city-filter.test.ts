import { expect, it } from 'vitest';
import { periodOptions, statisticsFilter, statisticsPeriod } from './city-filter.ts';

it('the view’s filter reaches the statistics by the facts’ own names', () => {
  expect(
    statisticsFilter({
      where: { area: ['330203005'], department: ['市政管理处'], class: ['event-0102'] },
    }),
  ).toEqual({
    areas: ['330203005'],
    keys: { dept: ['市政管理处'], class: ['event-0102'] },
  });
  expect(statisticsFilter({})).toEqual({ keys: {} });
});

it('a view without a period, or with one nobody understands, shows the month of the data', () => {
  expect(statisticsPeriod({})).toEqual({ unit: 'month' });
  expect(statisticsPeriod({ period: 'sometime' })).toEqual({ unit: 'month' });
  expect(statisticsPeriod({ period: '2016-Q2' })).toEqual({ unit: 'quarter', on: '2016-06-01' });
});

it('offers the year, the quarter and twelve months up to the data’s', () => {
  expect(periodOptions('2016-02-29').slice(0, 5)).toEqual([
    '2016',
    '2016-Q1',
    '2016-02',
    '2016-01',
    '2015-12',
  ]);
  expect(periodOptions('2016-02-29')).toHaveLength(14);
});
