import { expect, test } from 'vitest';
import { extentOf, floorFootMetres, floorsOf, gapMetres, ranksOf } from './floors.ts';
import type { Body } from './load-rooms.ts';

const room = (floorNo: number, roomSlot?: number): Body => ({ roomSlot, spaceKind: 0, floorNo });
const ROOF: Body = { roomSlot: undefined, spaceKind: 5, floorNo: 0 };
const BODIES = [room(2, 7), room(-1, 3), room(1, 5), room(2, 8), ROOF];

test('floors run from the lowest basement up, each once, the roof is none', () => {
  expect(floorsOf(BODIES)).toEqual([-1, 1, 2]);
});

test('a body is lifted by the floors below it, the roof with the topmost', () => {
  expect([...ranksOf(BODIES)]).toEqual([2, 0, 1, 2, 2]);
});

test('floor -1 lies right under floor 1', () => {
  expect(floorFootMetres(1, 3)).toBe(0);
  expect(floorFootMetres(-1, 3)).toBe(-3);
  expect(floorFootMetres(12, 3)).toBe(33);
});

test('closed, all floors span their storeys; apart, the gaps are added; one floor is one storey wherever it is lifted', () => {
  const building = { bodies: BODIES, storeyMetres: 3 };
  expect(extentOf(building, -3, 0, undefined)).toEqual({ lowMetres: 0, highMetres: 9 });
  const gap = gapMetres(1, 3);
  expect(gap).toBeCloseTo(4.8);
  expect(extentOf(building, -3, gap, undefined).highMetres).toBeCloseTo(9 + 2 * gap);
  const floor = extentOf(building, -3, gap, 2);
  expect(floor.highMetres - floor.lowMetres).toBeCloseTo(3);
  expect(floor.lowMetres).toBeCloseTo(6 + 2 * gap);
  expect(extentOf(building, -3, gap, 99)).toEqual(extentOf(building, -3, gap, undefined));
});
