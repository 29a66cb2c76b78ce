import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringsCross } from './crossing.ts';
import { polygonArea, ringsOf, signedArea } from './polygon.ts';
import type { Point, Ring } from './polygon.ts';
import { repairFootprint } from './repair-footprint.ts';

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

function areas(rings: readonly Ring[]): number[] {
  return repairFootprint(rings).polygons.map(
    (polygon) => Math.round(polygonArea(polygon) * 10) / 10,
  );
}

describe('a footprint', () => {
  it('that is in order is taken as it is, clockwise or closed', () => {
    for (const ring of [square, [...square].reverse(), [...square, square[0] as Point]]) {
      const { polygons, fault } = repairFootprint([ring]);
      expect(fault).toBeUndefined();
      expect(signedArea(polygons[0]?.outer ?? [])).toBeCloseTo(100);
      expect(polygons[0]?.outer).toHaveLength(4);
    }
    expect(repairFootprint([square]).repairs).toEqual([]);
  });

  it('with repeated points loses them', () => {
    const ring: Ring = [
      [0, 0],
      [0, 0],
      [10, 0],
      [10, 0.001],
      [10, 10],
      [0, 10],
    ];
    expect(repairFootprint([ring])).toMatchObject({ repairs: ['duplicate-points-dropped'] });
    expect(areas([ring])).toEqual([100]);
  });

  it('of ten thousand corners less than 1 cm apart keeps its shape', () => {
    const circle = Array.from({ length: 10_000 }, (_, index): Point => {
      const angle = (index / 10_000) * 2 * Math.PI;
      return [14 * Math.cos(angle), 9 * Math.sin(angle)];
    });
    const { polygons, fault } = repairFootprint([circle]);
    expect(fault).toBeUndefined();
    const outer = polygons[0]?.outer ?? [];
    expect(outer.length).toBeLessThan(400);
    expect(signedArea(outer) / (14 * 9 * Math.PI)).toBeCloseTo(1, 2);
  });

  it('with a spike across the sky loses it', () => {
    const ring: Ring = [
      [0, 0],
      [10, 0],
      [10, 5],
      [900, 5],
      [10, 5.0001],
      [10, 10],
      [0, 10],
    ];
    const { polygons, repairs } = repairFootprint([ring]);
    expect(repairs).toContain('spikes-cut');
    expect(Math.max(...(polygons[0]?.outer ?? []).map(([x]) => x))).toBeLessThan(11);
  });

  it('shaped like a bow tie becomes two triangles', () => {
    const bow: Ring = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ];
    expect(repairFootprint([bow]).repairs).toEqual(['crossings-resolved']);
    expect(areas([bow])).toEqual([25, 25]);
  });

  it('keeps its courtyard and drops a hole that lies elsewhere', () => {
    const court: Ring = [
      [3, 3],
      [3, 7],
      [7, 7],
      [7, 3],
    ];
    const elsewhere: Ring = [
      [50, 50],
      [60, 50],
      [60, 60],
    ];
    expect(areas([square, court])).toEqual([84]);
    expect(areas([square, [...court].reverse()])).toEqual([84]);
    expect(repairFootprint([square, elsewhere])).toMatchObject({ repairs: ['holes-dropped'] });
  });

  it.each([
    ['no-area', []],
    [
      'no-area',
      [
        [
          [0, 0],
          [5, 5],
        ],
      ],
    ],
    [
      'no-area',
      [
        [
          [0, 0],
          [5, 0],
          [10, 0],
        ],
      ],
    ],
    [
      'no-area',
      [
        [
          [0, 0],
          [0.1, 0],
          [0.1, 0.1],
        ],
      ],
    ],
    [
      'too-large',
      [
        [
          [0, 0],
          [9000, 0],
          [9000, 10],
        ],
      ],
    ],
  ] as [string, Ring[]][])('is left out: %s', (fault, rings) => {
    expect(repairFootprint(rings)).toMatchObject({ fault, polygons: [] });
  });

  it('of any points gives shapes without crossings inside their extent, or none', () => {
    const point = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (ring) => {
        const { polygons } = repairFootprint([ring]);
        for (const polygon of polygons) {
          expect(polygonArea(polygon)).toBeGreaterThan(0);
          expect(ringsCross(ringsOf(polygon))).toBe(false);
          for (const [x, y] of polygon.outer)
            expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(40.01);
        }
      }),
      { numRuns: 200 },
    );
  });
});
