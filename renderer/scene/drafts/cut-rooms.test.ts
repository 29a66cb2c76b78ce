import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftRoom } from '../../../contract/drafts/draft.ts';
import { type Corner, cutRooms } from './cut-rooms.ts';

const room = (roomNo: string, areaSquareMetres: number | null = null, unitNo = ''): DraftRoom => ({
  key: `${unitNo}-${roomNo}`,
  known: false,
  unitNo,
  floorNo: 1,
  floorNoTop: 1,
  roomNo,
  areaSquareMetres,
  use: null,
  tenure: null,
});
const box = (west: number, south: number, east: number, north: number): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const area = (ring: readonly Corner[]) =>
  Math.abs(
    ring.reduce((total, [x, y], at) => {
      const [nextX, nextY] = ring[(at + 1) % ring.length] as Corner;
      return total + x * nextY - nextX * y;
    }, 0),
  ) / 2;

test('rooms stand along the longest wall by unit and number, as wide as their areas', () => {
  const rooms = [room('102', 60, '2'), room('110', 30, '1'), room('102', 30, '1')];
  const cuts = cutRooms([box(0, 0, 40, 10)], rooms);
  expect(cuts.map(({ room: { key } }) => key)).toEqual(['1-102', '1-110', '2-102']);
  expect(cuts.map(({ ring }) => Math.round(area(ring) / 10))).toEqual([10, 9, 20]);
});

test('with several bodies on a floor each takes the rooms its area has room for', () => {
  const rooms = ['1', '2', '3', '4'].map((no) => room(no));
  const cuts = cutRooms([box(0, 0, 10, 10), box(50, 0, 80, 10)], rooms);
  expect(cuts.map(({ ring }) => (ring[0]?.[0] ?? 0) < 20)).toEqual([true, false, false, false]);
});

test('however many rooms and whatever the outline, rooms never overlap or leave it', () => {
  const shape = fc.constantFrom(
    box(0, 0, 60, 12),
    [
      [0, 0],
      [40, 20],
      [30, 40],
      [-10, 20],
    ] as Corner[],
    [
      [0, 0],
      [50, 0],
      [50, 12],
      [12, 12],
      [12, 40],
      [0, 40],
    ] as Corner[],
  );
  const sizes = fc.array(fc.option(fc.integer({ min: 5, max: 300 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(shape, sizes, (ring, areas) => {
      const cuts = cutRooms(
        [ring],
        areas.map((size, at) => room(String(at), size)),
      );
      const total = cuts.reduce((sum, cut) => sum + area(cut.ring), 0);
      expect(total).toBeLessThanOrEqual(area(ring) * 1.0001);
      const across = areas.length * 0.8 * 60;
      expect(total).toBeGreaterThan(area(ring) - across);
    }),
  );
});
