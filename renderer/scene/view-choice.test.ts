import { expect, test } from 'vitest';
import { bestStreet, clearestLook, type Spot, type Wall, wallsOf } from './view-choice.ts';

const spot = (east: number, north: number): Spot => ({ id: `${east} ${north}`, east, north });

test('a street with houses on both sides beats one with more on a single side', () => {
  const lonely = { at: [0, 0, 0] as const, heading: 0 };
  const lively = { at: [1000, 0, 0] as const, heading: Math.PI };
  const houses = [
    ...[20, 60, 100, 140, 180].map((north) => spot(40, north)),
    ...[20, 60, 100].flatMap((north) => [spot(960, north), spot(1040, north)]),
  ];
  const best = bestStreet([lonely, lively], houses);
  expect(best?.at).toBe(lively.at);
  expect(Math.cos(best?.heading ?? 9)).toBeCloseTo(1, 6);
  expect(bestStreet([], houses)).toBeUndefined();
});

const block = (east: number, north: number, topMetres: number): Wall => ({
  ring: [
    east - 12,
    north - 12,
    east + 12,
    north - 12,
    east + 12,
    north + 12,
    east - 12,
    north + 12,
  ],
  topMetres,
});

test('a building is looked at from its open side, steeper where all sides are built up', () => {
  const tower = [block(0, 0, 50)];
  const open = clearestLook(tower, []);
  expect(open.hiddenShare).toBe(0);
  expect(Math.cos(open.heading - Math.PI / 4)).toBeGreaterThan(0.9);
  const wall = [-60, -30, 0, 30, 60].flatMap((at) => [block(at, -60, 60), block(-60, at, 60)]);
  const away = clearestLook(tower, wall);
  expect(away.hiddenShare).toBe(0);
  expect(Math.cos(away.heading - Math.PI / 4)).toBeLessThan(0.5);
  const ring = Array.from({ length: 24 }, (_, i) =>
    block(80 * Math.sin((i * Math.PI) / 12), 80 * Math.cos((i * Math.PI) / 12), 45),
  );
  expect(clearestLook(tower, ring).pitch).toBeLessThan(open.pitch);
});

test('the walls of an outline are its rings', () => {
  const part = { bottomMetres: 0, topMetres: 9, rings: [[0, 0, 9, 0, 9, 9]] };
  expect(wallsOf({ parts: [part] })).toEqual([{ ring: [0, 0, 9, 0, 9, 9], topMetres: 9 }]);
});
