import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutLike,
  dateOf,
  dayOf,
  PERIOD_UNITS,
  periodAround,
  periodAYearBefore,
  periodBefore,
  periodFromText,
  periodsBetween,
  resolvePeriod,
  upTo,
  yearEndingOn,
} from './periods.ts';

const day = fc.integer({ min: dayOf('2008-01-01'), max: dayOf('2030-12-31') });
const unit = fc.constantFrom(...PERIOD_UNITS);
const startDay = fc.integer({ min: 1, max: 28 });

describe('统计周期', () => {
  it('a year that ends on a day begins the day after it a year before, 29 February included', () => {
    expect(yearEndingOn('2016-06-30').from).toBe('2015-07-01');
    expect(yearEndingOn('2016-02-29').from).toBe('2015-03-01');
    expect(yearEndingOn('2017-02-28').from).toBe('2016-02-29');
  });

  it('a month from the 26th of the one before ends on the 25th of the one it is named after', () => {
    expect(periodAround('month', '2016-12-10', 26)).toEqual({
      from: '2016-11-26',
      to: '2016-12-25',
    });
    expect(periodAround('month', '2016-12-26', 26)).toEqual({
      from: '2016-12-26',
      to: '2017-01-25',
    });
    expect(periodAround('quarter', '2016-12-10', 26)).toEqual({
      from: '2016-09-26',
      to: '2016-12-25',
    });
    expect(periodAround('year', '2016-12-10', 26)).toEqual({
      from: '2015-12-26',
      to: '2016-12-25',
    });
    expect(periodAround('month', '2016-02-10')).toEqual({ from: '2016-02-01', to: '2016-02-29' });
    expect(periodAround('week', '2016-06-30')).toEqual({ from: '2016-06-27', to: '2016-07-03' });
  });

  it('holds the day asked for, and the next begins where it ends', () => {
    fc.assert(
      fc.property(unit, day, startDay, (kind, on, start) => {
        const { from, to } = periodAround(kind, dateOf(on), start);
        expect(from <= dateOf(on) && dateOf(on) <= to).toBe(true);
        expect(periodAround(kind, to, start)).toEqual({ from, to });
        expect(periodAround(kind, dateOf(dayOf(to) + 1), start).from).toBe(dateOf(dayOf(to) + 1));
      }),
    );
  });

  it('the one before ends the day before; a year before has the same name', () => {
    fc.assert(
      fc.property(unit, day, startDay, (kind, on, start) => {
        const choice = { unit: kind, on: dateOf(on) };
        const { from } = periodAround(kind, dateOf(on), start);
        expect(dayOf(periodBefore(choice, '', start).to)).toBe(dayOf(from) - 1);
      }),
    );
    expect(periodAYearBefore({ unit: 'month', on: '2016-02-29' }, '')).toEqual({
      from: '2015-02-01',
      to: '2015-02-28',
    });
    expect(periodAYearBefore({ from: '2016-02-29', to: '2016-03-02' }, '')).toEqual({
      from: '2015-02-28',
      to: '2015-03-02',
    });
  });

  it('a period under way is compared with as many days of its base', () => {
    const whole = periodAround('month', '2016-06-10');
    const cut = upTo(whole, '2016-06-10');
    expect(cut).toEqual({ from: '2016-06-01', to: '2016-06-10' });
    expect(cutLike({ from: '2016-05-01', to: '2016-05-31' }, whole, cut)).toEqual({
      from: '2016-05-01',
      to: '2016-05-10',
    });
  });

  it.each([
    ['2016', { from: '2015-12-26', to: '2016-12-25' }],
    ['2016-Q2', { from: '2016-03-26', to: '2016-06-25' }],
    ['2016-06', { from: '2016-05-26', to: '2016-06-25' }],
    ['2016-06-01/2016-06-02', { from: '2016-06-01', to: '2016-06-02' }],
  ])('a view says %s', (text, period) => {
    expect(resolvePeriod(periodFromText(text)!, '2020-01-01', 26)).toEqual(period);
  });

  it.each(['', '2016-13', '2016-Q5', '2016-06-31/x', '2016-02-30/2016-03-31', 'June'])(
    '%s names no period',
    (text) => {
      expect(periodFromText(text)).toBeUndefined();
    },
  );

  it('consecutive periods leave out no day', () => {
    fc.assert(
      fc.property(
        unit,
        day,
        fc.integer({ min: 0, max: 300 }),
        startDay,
        (kind, from, days, start) => {
          const span = { from: dateOf(from), to: dateOf(from + days) };
          const periods = periodsBetween(kind, span, start);
          for (const [at, period] of periods.slice(1).entries())
            expect(dayOf(period.from)).toBe(dayOf(periods[at]!.to) + 1);
          expect(periods[0]!.from <= span.from && periods.at(-1)!.to >= span.to).toBe(true);
        },
      ),
    );
  });

  it('of more periods than fit the last are given, up to the day asked for', () => {
    const days = periodsBetween('day', { from: '2015-01-01', to: '2016-06-30' }, 1, 3);
    expect(days.map(({ from }) => from)).toEqual(['2016-06-28', '2016-06-29', '2016-06-30']);
  });
});
