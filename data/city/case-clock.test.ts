import { expect, it } from 'vitest';
import { workingClock, workingTimeSchema } from '../../contract/working-time.ts';
import { caseClock, type CaseTimes } from './case-clock.ts';

const clock = workingClock(workingTimeSchema.parse({}));
const NOW = Date.parse('2016-06-30T23:59:59Z') / 1000;

const times = (more: Partial<CaseTimes>): CaseTimes => ({
  limit_value: 4,
  limit_unit: 'work_hour',
  begun_at: '2016-06-27 09:00:00',
  deadline_at: '2016-06-27 15:00:00',
  handled_at: '2016-06-27 14:30:00',
  closed_at: null,
  extensions: 0,
  pauses: null,
  ...more,
});

it('agrees with a deadline that follows working hours', () => {
  expect(caseClock(clock, times({}), NOW)).toMatchObject({
    computedAt: '2016-06-27 15:00:00',
    verdict: 'same',
    usedMinutes: 210,
    overdueMultiple: 0,
    unknownYears: [],
  });
});

it('tells a deadline that ran through the noon break', () => {
  const answer = caseClock(clock, times({ deadline_at: '2016-06-27 13:00:00' }), NOW);
  expect(answer.verdict).toBe('different');
});

it('moves the deadline by a pause, and waits while one lasts', () => {
  const pauses = JSON.stringify([
    ['suspend', '2016-06-27 10:00:00'],
    ['resume', '2016-06-28 10:00:00'],
  ]);
  const resumed = caseClock(clock, times({ pauses, handled_at: '2016-06-28 15:00:00' }), NOW);
  expect(resumed).toMatchObject({ computedAt: '2016-06-28 15:00:00', pausedMinutes: 420 });
  const standing = JSON.stringify([['suspend', '2016-06-27 10:00:00']]);
  const open = caseClock(clock, times({ pauses: standing, handled_at: null }), NOW);
  expect(open).toMatchObject({ verdict: 'paused', usedMinutes: 60 });
});

it('does not judge what the export does not tell', () => {
  expect(caseClock(clock, times({ extensions: 1 }), NOW).verdict).toBe('extended');
  expect(caseClock(clock, times({ limit_value: null }), NOW).verdict).toBe('no-limit');
  expect(caseClock(clock, times({ begun_at: null }), NOW).verdict).toBe('not-begun');
});

it('flags years without a calendar', () => {
  const later = times({ begun_at: '2031-05-05 09:00:00', handled_at: '2031-05-06 09:00:00' });
  expect(caseClock(clock, later, NOW).unknownYears).toEqual([2031]);
});
