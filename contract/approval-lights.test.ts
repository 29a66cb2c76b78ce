import { describe, expect, it } from 'vitest';
import { approvalLightsSchema, lightOfCase } from './approval-lights.ts';
import { workingClock, workingTimeSchema } from './working-time.ts';

const clock = workingClock(workingTimeSchema.parse({}));
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
const byShare = approvalLightsSchema.parse({});
const byDays = approvalLightsSchema.parse({ yellowShare: 1, yellowWorkingDays: 1 });

/** A case accepted on Monday 2016-03-07 at nine, with ten working days promised: until Monday 2016-03-21 at nine. */
const light = (
  until: string,
  more: {
    done?: boolean;
    pause?: readonly [string, string];
    days?: number;
    rule?: typeof byDays;
  } = {},
) =>
  lightOfCase(clock, more.rule ?? byShare, {
    acceptedAt: at('2016-03-07 09:00:00'),
    until: at(until),
    isOpen: !more.done,
    promised: { value: more.days ?? 10, unit: 'work_day' },
    pauses: more.pause ? [{ from: at(more.pause[0]), to: at(more.pause[1]) }] : [],
  });

describe('the light of a case', () => {
  it('is yellow from 90 % of the promise on and red beyond it, weekends not counted', () => {
    expect(light('2016-03-18 08:59:00')).toBe('green');
    expect(light('2016-03-18 09:00:00')).toBe('yellow');
    expect(light('2016-03-21 09:00:00')).toBe('yellow');
    expect(light('2016-03-21 09:01:00')).toBe('red');
  });

  it('of one that is done is red or green', () => {
    expect(light('2016-03-18 16:00:00', { done: true })).toBe('green');
    expect(light('2016-03-22 10:00:00', { done: true })).toBe('red');
  });

  it('stands while its clock does', () => {
    const pause = ['2016-03-08 09:00:00', '2016-03-15 09:00:00'] as const;
    expect(light('2016-03-22 10:00:00', { pause })).toBe('green');
    expect(light('2016-03-29 10:00:00', { pause })).toBe('red');
  });

  it('may warn by days instead', () => {
    expect(light('2016-03-17 17:30:00', { rule: byDays })).toBe('green');
    expect(light('2016-03-18 09:00:00', { rule: byDays })).toBe('yellow');
    expect(light('2016-03-09 09:00:00', { rule: byDays, days: 3 })).toBe('yellow');
  });
});
