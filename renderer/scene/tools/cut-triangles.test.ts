import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFrame, toLonLat } from '../../../contract/local-frame.ts';
import type { Clip } from '../../../contract/tools.ts';
import { cutTriangles, keptBodies } from './cut-triangles.ts';

const FRAME = localFrame({
  westDegrees: 121.48,
  southDegrees: 29.83,
  eastDegrees: 121.57,
  northDegrees: 29.91,
});
const place = (east: number, north: number) => toLonLat(FRAME, east, north);
const metres = fc.double({ min: -60, max: 60, noNaN: true });
const triangles = fc
  .array(fc.tuple(...Array.from({ length: 9 }, () => metres)), { minLength: 1, maxLength: 8 })
  .map((all) => all.flat());

/** An L: not convex. */
const L_SHAPE = [
  [-30, -30],
  [30, -30],
  [30, 0],
  [0, 0],
  [0, 30],
  [-30, 30],
].map(([x, y]) => place(x as number, y as number));

const polygon = (keepInside: boolean): Clip => ({ kind: 'polygon', ring: L_SHAPE, keepInside });
const section = (offsetMetres: number): Clip => ({
  kind: 'section',
  from: place(-50, -20),
  to: place(50, 40),
  offsetMetres,
});

function areaOf(corners: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < corners.length; at += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = corners.slice(at, at + 9) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az];
    sum += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
  }
  return sum;
}

const cut = (corners: readonly number[], clip: Clip) =>
  cutTriangles(corners, keptBodies(clip, FRAME));

test('what a polygon keeps inside and outside is together what was there', () => {
  fc.assert(
    fc.property(triangles, (corners) => {
      const [inner, outer] = [cut(corners, polygon(true)), cut(corners, polygon(false))];
      expect(areaOf(inner) + areaOf(outer)).toBeCloseTo(areaOf(corners), 3);
    }),
  );
});

test('of a level square as large as the L is wide the L keeps three quarters', () => {
  const square = [-30, -30, 5, 30, -30, 5, 30, 30, 5, -30, -30, 5, 30, 30, 5, -30, 30, 5];
  expect(areaOf(cut(square, polygon(true)))).toBeCloseTo(2700, 2);
});

test('nothing is left on the other side of a level, a box or a section', () => {
  const level: Clip = { kind: 'level', heightMetres: 12 };
  const box: Clip = { kind: 'box', from: place(-20, -10), to: place(25, 30), topMetres: 15 };
  fc.assert(
    fc.property(triangles, metres, (corners, offset) => {
      const heights = (kept: number[]) => kept.filter((_, at) => at % 3 === 2);
      expect(Math.max(-Infinity, ...heights(cut(corners, level)))).toBeLessThanOrEqual(12 + 1e-9);
      const boxed = cut(corners, box);
      expect(Math.max(-Infinity, ...heights(boxed))).toBeLessThanOrEqual(15 + 1e-9);
      for (let at = 0; at < boxed.length; at += 3) expect(boxed[at]).toBeGreaterThan(-20.001);
      const kept = areaOf(cut(corners, section(offset)));
      expect(kept).toBeLessThanOrEqual(areaOf(corners) + 1e-6);
    }),
  );
});
