import { expect, test } from 'vitest';
import { insideRing } from '../../../contract/inside-ring.ts';
import type { Ring } from '../../geometry/polygon.ts';
import type { NearSquare } from './near-squares.ts';
import { plantTrees } from './trees.ts';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const bounds = { west: 0, south: 0, east: 500, north: 500 };
const pond = box(100, 100, 220, 220);
const house = box(300, 300, 340, 320);
const square: NearSquare = {
  key: '0_0',
  bounds,
  roads: [
    {
      kind: 'secondary',
      widthMetres: 24,
      path: [
        [0, 450],
        [500, 450],
      ],
    },
  ],
  gridLines: [],
  areas: [
    { kind: 'green', rings: [box(0, 0, 400, 400)], bounds },
    { kind: 'water', rings: [pond], bounds },
  ],
};

test('trees stand in greens and along avenues, never in water, houses or carriageways', () => {
  const trees = plantTrees(square, [house]);
  const inGreen = trees.filter(({ at }) => at[1] < 400);
  expect(inGreen.length).toBeGreaterThan(100);
  expect(trees.length - inGreen.length).toBeGreaterThan(20);
  for (const { at } of trees) {
    expect(insideRing(at, pond) || insideRing(at, house)).toBe(false);
    expect(Math.abs(at[1] - 450)).toBeGreaterThan(12);
    expect(Math.abs(at[1] - 450) < 16 || (at[0] <= 400 && at[1] <= 400)).toBe(true);
  }
});

test('the same rows give the same trees; a new house takes only those in its way', () => {
  const before = plantTrees(square, []);
  expect(plantTrees(square, [])).toEqual(before);
  const after = plantTrees(square, [house]);
  const near = (at: readonly [number, number]) => Math.hypot(at[0] - 320, at[1] - 310) < 40;
  expect(after.filter(({ at }) => !near(at))).toEqual(before.filter(({ at }) => !near(at)));
});
