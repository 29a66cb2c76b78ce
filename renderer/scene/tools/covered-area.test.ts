import { expect, test } from 'vitest';
import { coveredArea } from './covered-area.ts';
import type { Ring } from './even-odd.ts';

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];

test('what two rings share counts once', () => {
  expect(coveredArea([square(0, 0, 10), square(5, 5, 10)])).toBeCloseTo(175, 6);
  expect(coveredArea([square(0, 0, 10), square(2, 2, 3)])).toBeCloseTo(100, 6);
});

test('two overlapping circles cover what geometry says', () => {
  const circle = (east: number): Ring =>
    Array.from({ length: 720 }, (_, at): [number, number] => {
      const angle = (at / 720) * 2 * Math.PI;
      return [east + 30 * Math.cos(angle), 30 * Math.sin(angle)];
    });
  const lens = 2 * 900 * Math.acos(20 / 30) - 20 * Math.sqrt(4 * 900 - 40 * 40);
  const expected = 2 * Math.PI * 900 - lens;
  expect(Math.abs(coveredArea([circle(0), circle(40)]) / expected - 1)).toBeLessThan(0.001);
});

test('a ring that is not convex covers what lies within it', () => {
  const hook: Ring = [
    [0, 0],
    [30, 0],
    [30, 30],
    [20, 30],
    [20, 10],
    [10, 10],
    [10, 30],
    [0, 30],
  ];
  expect(coveredArea([hook])).toBeCloseTo(700, 6);
});

test('nothing covers nothing', () => {
  expect(coveredArea([])).toBe(0);
});
