import fc from 'fast-check';
import type { Polygon as GeoJsonPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { innerPoint } from './inner-point.ts';
import { readPolygons } from './polygons.ts';
import { areaSquareMetres, contains, signedDoubleArea, type Polygon, type Ring } from './rings.ts';

const ORIGIN = [121.54, 29.87] as const;
/** Length of a degree on the WGS-84 ellipsoid, by the usual series in the latitude. */
const latitude = (times: number) => Math.cos((times * ORIGIN[1] * Math.PI) / 180);
const METRE_LATITUDE = 1 / (111_132.954 - 559.822 * latitude(2) + 1.175 * latitude(4));
const METRE_LONGITUDE = 1 / (111_412.84 * latitude(1) - 93.5 * latitude(3) + 0.118 * latitude(5));
const ring = (...metres: (readonly [number, number])[]): [number, number][] =>
  metres.map(([x, y]) => [ORIGIN[0] + x * METRE_LONGITUDE, ORIGIN[1] + y * METRE_LATITUDE]);
const read = (...rings: [number, number][][]) =>
  readPolygons({ type: 'Polygon', coordinates: rings } satisfies GeoJsonPolygon, (x, y) => [x, y]);

const SQUARE = ring([0, 0], [20, 0], [20, 20], [0, 20]);
const U_SHAPE = ring([0, 0], [30, 0], [30, 30], [20, 30], [20, 10], [10, 10], [10, 30], [0, 30]);

describe('polygons of records', () => {
  it('opens rings, turns them and drops repeats', () => {
    const clockwise = [
      ...SQUARE,
      SQUARE[0] as [number, number],
      SQUARE[0] as [number, number],
    ].reverse();
    const { polygons, flags } = read(clockwise);
    const outer = polygons[0]?.[0] as Ring;
    expect(outer).toHaveLength(4);
    expect(signedDoubleArea(outer)).toBeGreaterThan(0);
    expect(flags).toEqual([]);
  });

  it('measures square metres and takes holes off', () => {
    const hole = ring([5, 5], [15, 5], [15, 15], [5, 15]);
    expect(areaSquareMetres(read(SQUARE, hole).polygons[0] as Polygon)).toBeCloseTo(300, 1);
  });

  it('resolves a ring that crosses itself and says so', () => {
    const bowTie = ring([0, 0], [20, 20], [20, 0], [0, 20]);
    const { polygons, flags } = read(bowTie);
    expect(flags).toEqual(['GEOM_REPAIRED']);
    expect(polygons).toHaveLength(2);
    expect(polygons.reduce((sum, polygon) => sum + areaSquareMetres(polygon), 0)).toBeCloseTo(
      200,
      1,
    );
  });

  it('refuses what is no footprint', () => {
    expect(read(ring([0, 0], [1, 1])).problem?.code).toBe('GEOM_INVALID');
    expect(read(ring([0, 0], [0.2, 0], [0.2, 0.2])).problem?.code).toBe('GEOM_INVALID');
    expect(readPolygons(null, (x, y) => [x, y]).problem?.code).toBe('GEOM_MISSING');
    expect(
      readPolygons({ type: 'Point', coordinates: [1, 2] }, (x, y) => [x, y]).problem?.code,
    ).toBe('GEOM_TYPE');
    expect(read([[Number.NaN, 1], ...SQUARE]).problem?.code).toBe('GEOM_INVALID');
  });
});

describe('inner points', () => {
  it('lies inside shapes whose centre does not', () => {
    expect(contains([U_SHAPE], innerPoint([U_SHAPE]))).toBe(true);
    const court = [SQUARE, ring([2, 2], [2, 18], [18, 18], [18, 2])];
    expect(contains(court, innerPoint(court))).toBe(true);
  });

  it('lies inside any star-shaped footprint', () => {
    const radii = fc.array(fc.double({ min: 2, max: 60, noNaN: true }), {
      minLength: 3,
      maxLength: 16,
    });
    fc.assert(
      fc.property(radii, (lengths) => {
        const points = lengths.map((radius, i) => {
          const angle = (2 * Math.PI * i) / lengths.length;
          return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
        });
        const polygon = [ring(...points)];
        expect(contains(polygon, innerPoint(polygon))).toBe(true);
      }),
    );
  });
});
