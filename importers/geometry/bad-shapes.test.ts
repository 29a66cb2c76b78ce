import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readPolygons, unionOf } from './polygons.ts';
import { areaSquareMetres, type Polygon, type Ring } from './rings.ts';

const STEP_DEGREES = 1e-7;
/** A ring on a grid of about 1 cm beside the district's middle. */
const ring = (points: readonly (readonly number[])[]): [number, number][] =>
  points.map(([x, y]) => [121.54 + (x ?? 0) * STEP_DEGREES, 29.87 + (y ?? 0) * STEP_DEGREES]);
const box = (west: number, south: number, east: number, north: number) =>
  ring([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
const read = (type: string, coordinates: unknown) =>
  readPolygons({ type, coordinates } as Geometry, (x, y) => [x, y]);
const totalOf = (polygons: readonly Polygon[]) =>
  polygons.reduce((sum, polygon) => sum + areaSquareMetres(polygon), 0);

/** polyclip-ts ends this one with “Unable to complete output ring”. */
const GIVEN_UP = [
  [648, 2967],
  [1175, 2526],
  [256, 119],
  [1427, 1414],
  [1027, 1700],
  [129, 2633],
  [2718, 2662],
  [1096, 695],
  [1756, 133],
  [215, 2273],
  [1492, 1601],
  [2295, 450],
  [2181, 126],
  [1775, 310],
  [705, 2344],
  [481, 831],
  [636, 1191],
  [1851, 1348],
  [1442, 1729],
  [2378, 2268],
  [71, 1983],
  [551, 1054],
  [1854, 1738],
  [1297, 751],
  [1027, 1881],
  [1915, 2219],
  [2753, 1444],
  [1153, 1420],
  [2630, 846],
  [2508, 1091],
  [270, 2293],
  [2009, 1006],
  [711, 2597],
  [493, 2621],
  [2547, 436],
  [2601, 1536],
  [2674, 2107],
  [1216, 2675],
  [2138, 2192],
] as const;

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

function soup(points: number): [number, number][] {
  const next = random(7);
  return ring(Array.from({ length: points }, () => [next() * 3000, next() * 3000]));
}

describe('shapes as people deliver them', () => {
  it('that polyclip gives up on are taken all the same, marked', () => {
    const { polygons, flags, problem } = read('Polygon', [ring(GIVEN_UP)]);
    expect(problem).toBeUndefined();
    expect(flags).toContain('GEOM_REPAIRED');
    expect(totalOf(polygons)).toBeGreaterThan(100);
  });

  it('that cross themselves a thousand times over are refused by what is wrong with them', () => {
    const { problem } = read('Polygon', [soup(1500)]);
    expect(problem?.code).toBe('GEOM_INVALID');
    expect(problem?.sentence.template).toContain('crosses itself more than 1000 times');
  });

  it('with a hole outside, however large, have the area of their outline', () => {
    const outline = box(0, 0, 1000, 1000);
    const alone = totalOf(read('Polygon', [outline]).polygons);
    for (const hole of [box(1200, 0, 1500, 500), box(1200, 0, 9000, 9000)]) {
      const { polygons, flags } = read('Polygon', [outline, hole]);
      expect(flags).toEqual(['GEOM_REPAIRED']);
      expect(totalOf(polygons)).toBeCloseTo(alone, 3);
    }
  });

  it('with holes through the outline or through each other lose what both take away once', () => {
    const outline = box(0, 0, 1000, 1000);
    const share = (...holes: [number, number][][]) =>
      totalOf(read('Polygon', [outline, ...holes]).polygons) /
      totalOf(read('Polygon', [outline]).polygons);
    expect(share(box(500, 200, 2000, 400))).toBeCloseTo(0.9, 3);
    expect(share(box(100, 100, 400, 400), box(200, 200, 300, 300))).toBeCloseTo(0.91, 3);
    expect(share(box(100, 100, 400, 400), box(300, 300, 600, 600))).toBeCloseTo(0.83, 3);
    expect(read('Polygon', [outline, box(-10, -10, 1010, 1010)]).problem?.code).toBe(
      'GEOM_INVALID',
    );
  });

  it('that repeat a ring or a polygon are taken once, marked', () => {
    const outline = box(0, 0, 1000, 1000);
    const once = totalOf(read('Polygon', [outline]).polygons);
    const turned = [...outline.slice(2), ...outline.slice(0, 2)];
    for (const again of [outline, [...outline].reverse(), turned]) {
      const { polygons, flags } = read('Polygon', [outline, again]);
      expect(flags).toEqual(['GEOM_REPAIRED']);
      expect(totalOf(polygons)).toBe(once);
    }
    expect(read('MultiPolygon', [[outline], [outline]])).toMatchObject({
      flags: ['GEOM_REPAIRED'],
      polygons: { length: 1 },
    });
  });

  it('whose coordinates are nested otherwise are refused, not thrown at', () => {
    const flat = box(0, 0, 1000, 1000);
    for (const coordinates of [flat, [[flat]], [[[1]]], [[['a', 'b']]], [1, 2], ['x']])
      expect(read('Polygon', coordinates).problem?.code).toBe('GEOM_INVALID');
    expect(read('MultiPolygon', [flat]).problem?.code).toBe('GEOM_INVALID');
    expect(read('Polygon', [[]]).problem?.code).toBe('GEOM_INVALID');
  });

  it('of any kind end in polygons or in a reason', () => {
    const position = fc.array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(Infinity)), {
      minLength: 2,
      maxLength: 3,
    });
    const rings = fc.array(fc.array(position, { maxLength: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(rings, (given) => {
        const { polygons, problem } = read('Polygon', given.map(ring));
        expect(polygons.length > 0).toBe(problem === undefined);
        for (const polygon of polygons) expect(areaSquareMetres(polygon)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('parts of a building', () => {
  it('that overlap anyhow by the thousand are not united', () => {
    const next = random(3);
    const parts = Array.from({ length: 2000 }, (): Polygon => {
      const [x, y] = [next() * 6000, next() * 6000];
      return [box(x, y, x + 1300, y + 1300) as Ring];
    });
    expect(unionOf(parts)).toBeUndefined();
  });

  it('that lie apart by the thousand are', () => {
    const parts = Array.from({ length: 2000 }, (_, index): Polygon => {
      const [x, y] = [(index % 50) * 100, Math.floor(index / 50) * 100];
      return [box(x, y, x + 80, y + 80) as Ring];
    });
    expect(unionOf(parts)).toHaveLength(2000);
  });
});
