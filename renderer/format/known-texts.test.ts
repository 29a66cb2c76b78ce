import { expect, test } from 'vitest';
import { localFrame, toLonLat } from '../../contract/local-frame.ts';
import { knownTexts } from './coordinates.ts';

const FRAME = localFrame({
  westDegrees: 121.5,
  southDegrees: 29.8,
  eastDegrees: 121.6,
  northDegrees: 29.9,
});
const HERE = toLonLat(FRAME, 0, 0);
const metresOf = (system: string, place: readonly [number, number]) =>
  knownTexts(system, place).map(Number) as [number, number];

test('degrees keep a millimetre, metres are written to one', () => {
  for (const system of ['EPSG:4490', 'EPSG:4326'])
    expect(knownTexts(system, HERE)).toEqual([HERE[0].toFixed(8), HERE[1].toFixed(8)]);
  for (const text of knownTexts('EPSG:4549', HERE)) expect(text).toMatch(/^\d{6,7}\.\d{3}$/);
});

test('a hundred metres on the ground are a hundred in the grid, less than a hand apart', () => {
  const [a, b] = [metresOf('EPSG:4549', HERE), metresOf('EPSG:4549', toLonLat(FRAME, 80, 60))];
  expect(Math.abs(Math.hypot(b[0] - a[0], b[1] - a[1]) - 100)).toBeLessThan(0.2);
});

test('the grid with its zone has 40 before the easting and is the same otherwise', () => {
  const [plain, zoned] = [metresOf('EPSG:4549', HERE), metresOf('EPSG:4528', HERE)];
  expect([zoned[0] - plain[0], zoned[1] - plain[1]]).toEqual([40_000_000, 0]);
});
