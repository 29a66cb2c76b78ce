import { expect, test } from 'vitest';
import { clockText, minutesOf, presetTime, sunsetOn } from './sun-moments.ts';

const HAISHU = { longitudeDegrees: 121.54, latitudeDegrees: 29.87 };

test('大寒 and 夏至 are those of the year, at noon', () => {
  expect(presetTime('majorCold', '2026-09-01', HAISHU)).toBe('2026-01-20T12:00');
  expect(presetTime('solstice', '2026-09-01', HAISHU)).toBe('2026-06-21T12:00');
  expect(presetTime('solstice', '2028-03-01', HAISHU)).toBe('2028-06-21T12:00');
});

test('sunset is told by the clock of China', () => {
  const minutes = (day: string) => minutesOf(presetTime('sunset', day, HAISHU));
  expect(Math.abs(minutes('2026-01-20') - minutesOf('2026-01-20T17:22'))).toBeLessThan(5);
  expect(Math.abs(minutes('2026-06-21') - minutesOf('2026-06-21T18:58'))).toBeLessThan(5);
  expect(presetTime('sunset', '2026-06-21', HAISHU)).toContain(sunsetOn('2026-06-21', HAISHU));
});

test('minutes of the day are told as a clock and back', () => {
  for (const minutes of [300, 545, 720, 1200])
    expect(minutesOf(`2026-01-20T${clockText(minutes)}`)).toBe(minutes);
});
