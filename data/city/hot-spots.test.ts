import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellGrid,
  classRaster,
  countByCell,
  equalBounds,
  getisOrd,
  kernelDensity,
} from './hot-spots.ts';

const GRID = cellGrid([0, 0, 1000, 600], 100);
const POINTS = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 599 })),
  { minLength: 1, maxLength: 80 },
);
const flat = (points: readonly (readonly [number, number])[]) => Float64Array.from(points.flat());

describe('hot spots', () => {
  it('counts every point in one cell', () => {
    fc.assert(
      fc.property(POINTS, (points) => {
        const counts = countByCell(GRID, flat(points));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(points.length);
      }),
    );
  });

  it('finds Gi* as its formula gives by hand: nine cells, all in the middle one', () => {
    const grid = cellGrid([0, 0, 300, 300], 100);
    const counts = new Float64Array(9);
    counts[0] = 9;
    const z = getisOrd(grid, counts, new Uint8Array(9).fill(1));
    // n 9, mean 1, S √(81/9 − 1) = √8; the corner sums 9 over 4 weights: (9 − 4) / (√8 · √((36 − 16) / 8)).
    expect(z[0]).toBeCloseTo(5 / (Math.sqrt(8) * Math.sqrt(20 / 8)), 10);
    expect(z[8]).toBeCloseTo(-4 / (Math.sqrt(8) * Math.sqrt(20 / 8)), 10);
  });

  it('has no Gi* where all cells are alike, and none outside the study', () => {
    const even = new Float64Array(60).fill(3);
    expect(getisOrd(GRID, even, new Uint8Array(60).fill(1)).every(Number.isNaN)).toBe(true);
    const counts = countByCell(GRID, flat([[50, 50]]));
    const studied = new Uint8Array(60).fill(1);
    studied[59] = 0;
    expect(getisOrd(GRID, counts, studied)[59]).toBeNaN();
  });

  it('keeps the number of points under the density surface', () => {
    const inner = POINTS.map((points) =>
      points.map(([x, y]) => [200 + (x % 600), 200 + (y % 200)] as const),
    );
    fc.assert(
      fc.property(inner, (points) => {
        const grid = cellGrid([0, 0, 1000, 600], 10);
        const density = kernelDensity(grid, flat(points), 150);
        const under = density.reduce((sum, value) => sum + value, 0) * (10 * 10) * 1e-6;
        expect(under / points.length).toBeCloseTo(1, 2);
      }),
      { numRuns: 20 },
    );
  });

  it('turns values into classes with the north on top', () => {
    const raster = classRaster({ columns: 2, rows: 2 }, [0, 1, 5, Number.NaN], [1, 4]);
    expect([...raster]).toEqual([2, 0, 0, 1]);
    expect(equalBounds(Float64Array.of(0, 1200), 4)).toEqual([150, 450, 750, 1100]);
    expect(equalBounds(Float64Array.of(0, 0), 4)).toEqual([]);
  });
});
