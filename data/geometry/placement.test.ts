import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featurePlacement } from './placement.ts';

const bounds = { west_degrees: 121, south_degrees: 29, east_degrees: 122, north_degrees: 30 };
const placed = (kind: string, coordinates: unknown) =>
  featurePlacement({ kind, geometry: JSON.stringify(coordinates), ...bounds });

describe('where a name is written', () => {
  it('on the longest straight piece of a road, slight bends included', () => {
    const placement = placed('road', [
      [
        [121.5, 29.5],
        [121.5, 29.51],
        [121.52, 29.511],
        [121.54, 29.511],
      ],
    ]);
    expect(placement.at[0]).toBeCloseTo(121.52, 6);
    expect(placement.angleDegrees).toBeCloseTo(1.64, 1);
  });

  it('upright, whichever way the road was drawn', () => {
    const point = fc.tuple(
      fc.double({ min: 121.4, max: 121.6, noNaN: true }),
      fc.double({ min: 29.8, max: 29.9, noNaN: true }),
    );
    fc.assert(
      fc.property(point, point, (start, end) => {
        const angle = placed('road', [[start, end]]).angleDegrees ?? Number.NaN;
        expect(angle).toBeGreaterThan(-90.001);
        expect(angle).toBeLessThan(90.001);
      }),
    );
  });

  it('inside a bent lake, where its middle is land', () => {
    const [longitude] = placed('water', [
      [
        [
          [121, 29],
          [122, 29],
          [122, 30],
          [121.9, 30],
          [121.9, 29.1],
          [121, 29.1],
        ],
      ],
    ]).at;
    expect(longitude).toBeCloseTo(121.95, 6);
  });

  it('beside an island, not on it', () => {
    const ring = (from: number, to: number) => [
      [from, from - 92],
      [to, from - 92],
      [to, to - 92],
      [from, to - 92],
    ];
    const { at } = placed('green', [[ring(121, 122), ring(121.4, 121.6)]]);
    expect(at[0] < 121.4 || at[0] > 121.6).toBe(true);
  });

  it('a road without a line stays where its bounds are', () => {
    expect(placed('road', []).at).toEqual([121.5, 29.5]);
  });
});
