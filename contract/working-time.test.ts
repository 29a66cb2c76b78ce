import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_CALENDAR } from './calendars/china.ts';
import { dayOf } from './periods.ts';
import {
  deadlineOf,
  limitSeconds,
  overdueMultiple,
  type Pause,
  secondsUsed,
  type TimeLimit,
  workingClock,
  workingTimeSchema,
} from './working-time.ts';

const daysOfRun = (run: string): number[] => {
  const [first = '', count] = run.split('/');
  return Array.from({ length: Number(count) }, (_, place) => dayOf(first) + place);
};
/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => [2, 3].includes(day % 7);

const clock = workingClock(workingTimeSchema.parse({}));
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`) / 1000;

const MOMENT = fc.integer({ min: at('2015-01-01 00:00'), max: at('2016-12-01 00:00') });
const LIMIT: fc.Arbitrary<TimeLimit> = fc.record({
  value: fc.integer({ min: 1, max: 20 }),
  unit: fc.constantFrom('urgent_hour', 'work_hour', 'day'),
});
const PAUSES: fc.Arbitrary<Pause[]> = fc.array(
  fc.tuple(MOMENT, fc.integer({ min: 0, max: 40 * 86_400 })).map(([from, length]) => ({
    from,
    to: from + length,
  })),
  { maxLength: 4 },
);

describe('working time', () => {
  it('counts office hours alone, across noon, night and weekend', () => {
    expect(clock.secondsBetween(at('2016-06-24 11:00'), at('2016-06-27 09:00')) / 3600).toBe(5);
    expect(clock.daySeconds / 3600).toBe(7);
  });

  it('leaves out 春节 and counts the weekend worked for it', () => {
    expect(clock.isWorkday(dayOf('2016-02-08'))).toBe(false);
    expect(clock.isWorkday(dayOf('2016-02-06'))).toBe(true);
    expect(clock.add(at('2016-02-06 17:00'), 3600)).toBe(at('2016-02-14 09:00'));
  });

  it('is the sum of its parts and never runs backwards', () => {
    fc.assert(
      fc.property(MOMENT, MOMENT, MOMENT, (...moments) => {
        const [a, b, c] = moments.sort((left, right) => left - right) as [number, number, number];
        const whole = clock.secondsBetween(a, c);
        expect(clock.secondsBetween(a, b) + clock.secondsBetween(b, c)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(clock.secondsBetween(a, b));
        expect(whole).toBeLessThanOrEqual(c - a);
      }),
    );
  });

  it('adds what it counts', () => {
    fc.assert(
      fc.property(MOMENT, fc.integer({ min: 0, max: 200 * 3600 }), (from, seconds) => {
        expect(clock.secondsBetween(from, clock.add(from, seconds))).toBe(seconds);
      }),
    );
  });

  it('says which years the calendar does not know', () => {
    expect(clock.unknownYears(at('2016-06-01 00:00'), at('2016-07-01 00:00'))).toEqual([]);
    expect(clock.unknownYears(at('2018-12-01 00:00'), at('2020-01-01 00:00'))).toEqual([
      2019, 2020,
    ]);
    expect(clock.unknownYears(at('2010-12-31 00:00'), at('2011-01-02 00:00'))).toEqual([2010]);
  });

  it('counts in a year the calendar does not know by weekends alone', () => {
    expect(clock.isWorkday(dayOf('2021-02-12'))).toBe(true);
    expect(clock.isWorkday(dayOf('2021-02-13'))).toBe(false);
  });

  it.each(Object.entries(CHINA_CALENDAR))(
    'of %s: what is worked for a holiday (调休) is a weekend, 春节 and 国庆 are seven days and more',
    (_year, { source, daysOff, workedWeekends }) => {
      const worked = workedWeekends.flatMap(daysOfRun);
      const off = daysOff.flatMap(daysOfRun);
      expect(worked.filter((day) => !isWeekend(day))).toEqual([]);
      expect(worked.filter((day) => off.includes(day))).toEqual([]);
      expect(worked.every(clock.isWorkday)).toBe(true);
      expect(off.some(clock.isWorkday)).toBe(false);
      expect(daysOff.filter((run) => Number(run.split('/')[1]) >= 7)).toHaveLength(2);
      expect(source).toMatch(/^国务院办公厅 国办发明电〔\d{4}〕\d+号/u);
    },
  );

  it('takes hours and years of the profile before its own', () => {
    const own = workingClock(
      workingTimeSchema.parse({
        departments: { market: [['09:00', '17:00']] },
        years: {
          '2030': { source: '测试', daysOff: ['2030-01-01/1'], workedWeekends: ['2030-01-05/1'] },
        },
      }),
      'market',
    );
    expect(own.daySeconds).toBe(8 * 3600);
    expect(own.isWorkday(dayOf('2030-01-01'))).toBe(false);
    expect(own.isWorkday(dayOf('2030-01-05'))).toBe(true);
  });

  it.each([
    ['end before they begin', [['17:30', '08:30']]],
    [
      'overlap',
      [
        ['08:30', '12:00'],
        ['11:00', '17:30'],
      ],
    ],
    ['go beyond midnight', [['08:30', '24:30']]],
  ])('refuses hours that %s', (_what, hours) => {
    expect(workingTimeSchema.safeParse({ hours }).success).toBe(false);
  });
});

describe('deadlines', () => {
  it('are the inverse of the time used, pauses left out', () => {
    fc.assert(
      fc.property(LIMIT, MOMENT, PAUSES, (limit, from, pauses) => {
        const due = deadlineOf(clock, limit, from, pauses)!;
        expect(secondsUsed(clock, limit, from, due, pauses)).toBe(limitSeconds(clock, limit));
      }),
    );
  });

  it('of working days keep the time of day', () => {
    const limit = { value: 3, unit: 'work_day' } as const;
    expect(deadlineOf(clock, limit, at('2016-06-24 15:00'))).toBe(at('2016-06-29 15:00'));
  });

  it('move by the working time of a pause, and are open while it lasts', () => {
    const limit = { value: 4, unit: 'work_hour' } as const;
    const from = at('2016-06-27 08:30');
    const pause = { from: at('2016-06-27 09:30'), to: at('2016-06-28 09:30') };
    expect(deadlineOf(clock, limit, from, [pause])).toBe(at('2016-06-28 14:30'));
    expect(deadlineOf(clock, limit, from, [{ from: pause.from }])).toBeUndefined();
  });

  it('count how many limits a case ran over', () => {
    const limit = { value: 4, unit: 'work_hour' } as const;
    expect(overdueMultiple(clock, limit, 3 * 3600)).toBe(0);
    expect(overdueMultiple(clock, limit, 10 * 3600)).toBe(1.5);
  });
});
