import * as polyclip from 'polyclip-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Point, Ring } from '../geometry/plane.ts';
import {
  areaOf,
  boundsMeet,
  boundsOf,
  contains,
  crossing,
  segmentDistance,
  type Bounds,
} from '../geometry/polygon.ts';
import { loadShipped } from '../testing.ts';
import { buildDistrict, type District } from './district.ts';

let district: District;

beforeAll(async () => {
  const { profile, plan } = await loadShipped();
  district = buildDistrict(profile, plan, { seed: 330203, buildingCount: 900 });
});

interface Outline {
  readonly id: string;
  readonly polygon: readonly Ring[];
  readonly bounds: Bounds;
}

const outlines = (): Outline[] =>
  district.buildings.map(({ id, parts }) => ({
    id,
    polygon: parts[0]!.polygon,
    bounds: boundsOf(parts[0]!.polygon[0]!),
  }));

/** Pairs whose boxes meet, by a sweep from west to east. */
function* closePairs(items: readonly Outline[]): Generator<[Outline, Outline]> {
  const sorted = [...items].sort((a, b) => a.bounds.west - b.bounds.west);
  for (const [at, item] of sorted.entries()) {
    for (
      let other = at + 1;
      other < sorted.length && sorted[other]!.bounds.west <= item.bounds.east;
      other++
    ) {
      if (boundsMeet(item.bounds, sorted[other]!.bounds)) yield [item, sorted[other]!];
    }
  }
}

function overlapArea(first: readonly Ring[], second: readonly Ring[]): number {
  const rings = (polygon: readonly Ring[]): [number, number][][] =>
    polygon.map((ring) => ring.map(([x, y]) => [x, y]));
  const common = polyclip.intersection(rings(first), rings(second));
  return common.reduce((sum, polygon) => sum + areaOf(polygon[0]!), 0);
}

const edges = (ring: Ring): [Point, Point][] =>
  ring.map((from, at) => [from, ring[(at + 1) % ring.length]!]);

describe('the demo district', () => {
  test('has as many buildings as asked for, each with its own number', () => {
    expect(district.buildings).toHaveLength(900);
    expect(new Set(district.buildings.map(({ id }) => id)).size).toBe(900);
  });

  test('has no two buildings that overlap', () => {
    const overlaps = [...closePairs(outlines())].filter(
      ([a, b]) => overlapArea(a.polygon, b.polygon) > 0.01,
    );
    expect(overlaps.map(([a, b]) => [a.id, b.id])).toEqual([]);
  });

  test('has no building in the water', () => {
    const waters = [
      ...district.ground.rivers,
      district.ground.lake,
      ...district.ground.canals,
    ].flatMap((water) => water.polygons);
    const wet = outlines().filter(({ polygon: [outer], bounds }) =>
      waters.some(
        ([shore]) =>
          boundsMeet(bounds, boundsOf(shore!)) &&
          (outer!.some((corner) => contains(shore!, corner)) ||
            edges(outer!).some(([a, b]) => edges(shore!).some(([c, d]) => crossing(a, b, c, d)))),
      ),
    );
    expect(wet.map(({ id }) => id)).toEqual([]);
  });

  test('has no building on a road', () => {
    const blocked = outlines().filter(({ polygon, bounds }) =>
      district.streets.roads.some(({ tag, line }) =>
        line.slice(1).some((to, at) => {
          const from = line[at]!;
          if (!boundsMeet(bounds, boundsOf([from, to]), tag.widthMetres)) return false;
          return edges(polygon[0]!).some(
            ([a, b]) => segmentDistance(a, b, from, to) < tag.widthMetres / 2 - 0.1,
          );
        }),
      ),
    );
    expect(blocked.map(({ id }) => id)).toEqual([]);
  });

  test('has towers that stand on their podium and floors without a gap', () => {
    for (const { parts, floorsUp } of district.buildings) {
      expect(parts[0]!.floorFrom).toBe(1);
      expect(Math.max(...parts.map((part) => part.floorTo))).toBe(floorsUp);
      for (const part of parts.slice(1)) {
        expect(part.floorFrom).toBe(parts[0]!.floorTo + 1);
        expect(part.polygon[0]!.every((corner) => contains(parts[0]!.polygon[0]!, corner))).toBe(
          true,
        );
      }
    }
  });

  test('shows every kind of footprint the old town has', () => {
    const corners = new Set(
      district.buildings.flatMap(({ parts }) => parts.map(({ polygon }) => polygon[0]!.length)),
    );
    expect([4, 6, 8, 12].every((count) => corners.has(count))).toBe(true);
    expect(district.buildings.some(({ parts }) => parts[0]!.polygon.length > 1)).toBe(true);
    expect(district.buildings.some(({ parts }) => parts.length > 1)).toBe(true);
  });

  test('divides into streets, communities and grid cells without gap or overlap', () => {
    const sum = (level: string): number =>
      district.areas
        .filter((area) => area.level === level)
        .flatMap((area) => area.polygons)
        .reduce(
          (total, [outer, ...holes]) =>
            total + areaOf(outer!) - holes.reduce((inner, hole) => inner + areaOf(hole), 0),
          0,
        );
    const whole = sum('区');
    expect(sum('街道')).toBeCloseTo(whole, 0);
    expect(sum('社区')).toBeCloseTo(whole, 0);
    expect(district.cells.reduce((total, cell) => total + areaOf(cell.ring), 0)).toBeCloseTo(
      whole,
      0,
    );
  });

  test('gives every community of the profile land and cell codes under its own', async () => {
    const { profile } = await loadShipped();
    const communities = profile.streets.flatMap((street) =>
      street.communities.map(({ code }) => code),
    );
    const drawn = new Set(
      district.areas.filter((area) => area.level === '社区').map(({ code }) => code),
    );
    expect(communities.filter((code) => !drawn.has(code))).toEqual([]);
    expect(
      district.cells.every(
        ({ code, communityCode }) => /^\d{15}$/.test(code) && code.startsWith(communityCode),
      ),
    ).toBe(true);
  });
});
