import { expect, test } from 'vitest';
import { nextFloor } from './interior-keys.ts';

const FLOORS = [-1, 1, 2, 3];

test('up begins at the lowest floor, down at the topmost, and past the end all floors are shown', () => {
  expect(nextFloor(FLOORS, undefined, 1)).toBe(-1);
  expect(nextFloor(FLOORS, -1, 1)).toBe(1);
  expect(nextFloor(FLOORS, 3, 1)).toBeUndefined();
  expect(nextFloor(FLOORS, undefined, -1)).toBe(3);
  expect(nextFloor(FLOORS, -1, -1)).toBeUndefined();
});

test('a building without floors has none to go to', () => {
  expect(nextFloor([], undefined, 1)).toBeUndefined();
});
