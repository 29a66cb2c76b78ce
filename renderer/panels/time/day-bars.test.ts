import { expect, test } from 'vitest';
import { dayOf } from '../../../contract/periods.ts';
import { barDomain, dayBars } from './day-bars.ts';

const DAY = dayOf('2016-06-30');

test('the bar reaches from the first day drawn to the as-of date, a year at most', () => {
  expect(barDomain({}, '2016-06-30')).toEqual({ first: DAY - 365, last: DAY });
  expect(barDomain({ city_case: new Map([[DAY - 40, 3]]) }, '2016-06-30').first).toBe(DAY - 40);
  expect(barDomain({ city_case: new Map([[DAY - 900, 3]]) }, '2016-06-30').first).toBe(DAY - 365);
  expect(barDomain({ city_case: new Map([[DAY, 3]]) }, '2016-06-30').first).toBe(DAY - 13);
});

test('bars of several layers stand on one another; the fullest day is the whole height', () => {
  const days = {
    city_case: new Map([[DAY, 6]]),
    hazard: new Map([
      [DAY, 4],
      [DAY - 1, 5],
    ]),
  };
  const { bars, most } = dayBars(days, { first: DAY - 1, last: DAY });
  expect(most).toBe(10);
  expect(bars.map(({ path }) => path)).toEqual([
    'M1.1 40h0.8v60h-0.8z',
    'M0.1 50h0.8v50h-0.8zM1.1 0h0.8v40h-0.8z',
  ]);
});
