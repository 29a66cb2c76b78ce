import { expect, test } from 'vitest';
import { addCorner, dropCorner, moveCorner, type PlanPoint, viewOf } from './plan-corners.ts';

const SQUARE: PlanPoint[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

test('a corner is moved, added in the middle of a side and taken away', () => {
  expect(moveCorner(SQUARE, 2, [12, 11])[2]).toEqual([12, 11]);
  const more = addCorner(SQUARE, 3);
  expect(more.at(-1)).toEqual([0, 5]);
  expect(dropCorner(more, 4)).toEqual(SQUARE);
});

test('three corners stay', () => {
  const triangle = dropCorner(SQUARE, 0);
  expect(dropCorner(triangle, 0)).toEqual(triangle);
});

test('the plan has a margin of a whole square on every side', () => {
  const { square, west, north, width, height } = viewOf(SQUARE);
  expect(square).toBe(1);
  expect([west, north, width, height]).toEqual([-1, 11, 12, 12]);
  expect(viewOf(SQUARE.map(([x, y]): PlanPoint => [x * 20, y * 20])).square).toBe(10);
});
