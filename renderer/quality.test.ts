import { expect, test } from 'vitest';
import {
  LEVELS,
  levelOf,
  type Measured,
  needsMeasuring,
  readQuality,
  REST_MS,
  restAfter,
} from './quality.ts';

const WALL = { width: 1920, height: 1080, renderer: 'GPU' };
const measured = (frameMs: number): Measured => ({ ...WALL, frameMs, day: '2026-11-27' });

test('a choice holds whatever was measured', () => {
  expect(levelOf({ choice: 'high', measured: measured(400) })).toBe('high');
  expect(levelOf({ choice: 'low', measured: measured(2) })).toBe('low');
});

test.each([
  [8, 'high'],
  [20, 'high'],
  [21, 'medium'],
  [50, 'medium'],
  [51, 'low'],
  [900, 'low'],
] as const)('left to itself %d ms a frame give %s', (frameMs, level) => {
  expect(levelOf({ choice: 'auto', measured: measured(frameMs) })).toBe(level);
});

test('it measures once for a graphics card and a size of picture, and only where it may choose', () => {
  const quality = { choice: 'auto', measured: measured(30) } as const;
  expect(needsMeasuring({ choice: 'auto' }, WALL)).toBe(true);
  expect(needsMeasuring({ choice: 'medium' }, WALL)).toBe(false);
  expect(needsMeasuring(quality, { ...WALL, width: 1600 })).toBe(false);
  expect(needsMeasuring(quality, { ...WALL, width: 7680, height: 2160 })).toBe(true);
  expect(needsMeasuring(quality, { ...WALL, renderer: 'another' })).toBe(true);
});

test('a lower level never draws more', () => {
  const { low, medium, high } = LEVELS;
  for (const [less, more] of [
    [low, medium],
    [medium, high],
  ] as const) {
    expect(less.moving.resolutionScale).toBeLessThan(more.moving.resolutionScale);
    expect(less.moving.samples).toBeLessThan(more.moving.samples);
    expect(less.screenErrorPixels).toBeGreaterThan(more.screenErrorPixels);
  }
});

test('a strange measurement is left out, a strange choice is none', () => {
  expect(readQuality({ choice: 'auto', measured: { frameMs: -1 } })).toEqual({ choice: 'auto' });
  expect(readQuality({ choice: 'auto', measured: measured(30) })?.measured).toEqual(measured(30));
  expect(readQuality({ choice: 'best' })).toBeUndefined();
  expect(readQuality(null)).toBeUndefined();
});

test('a camera rests after a quarter of a second, but never between two frames of one move', () => {
  expect(restAfter(Number.POSITIVE_INFINITY)).toBe(REST_MS);
  expect(restAfter(16)).toBe(REST_MS);
  for (const frameMs of [200, 400, 1200]) expect(restAfter(frameMs)).toBeGreaterThan(frameMs * 1.5);
});
