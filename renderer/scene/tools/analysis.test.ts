import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as SunCalc from 'suncalc';
import type { Vector } from '../../camera/local-camera.ts';
import { piecesOf, planArea } from './measure.ts';
import { profileOf } from './profile.ts';
import { allHits, firstHit, isBlocked, roofAt } from './rays.ts';
import { type Block, blocks } from './testing/blocks.ts';
import { declinationDegrees, majorColdDay, sunDirection } from './sun.ts';
import { sunlightOf, type SunlightRule } from './sunlight.ts';
import { metresWithin } from './view-limits.ts';
import { CELL, sightOf, standingOn, viewshedOf } from './viewshed.ts';

const TOWER: Block = { slot: 7, box: [-10, -10, 10, 10], top: 30 };
const one = blocks([TOWER]);

describe('lines against buildings', () => {
  test('a wall is met where it stands, a roof from above, and nothing beside or over it', () => {
    expect(firstHit(one, [-50, 0, 5], [50, 0, 5])).toMatchObject({ face: 'wall' });
    expect(firstHit(one, [-50, 0, 5], [50, 0, 5])?.share).toBeCloseTo(0.4, 4);
    const roof = firstHit(one, [0, 0, 100], [0, 0, 0]);
    expect(roof?.face).toBe('roof');
    expect(roof?.share).toBeCloseTo(0.7, 3);
    expect(isBlocked(one, [-50, 0, 31], [50, 0, 31])).toBe(false);
    expect(isBlocked(one, [-50, 11, 5], [50, 11, 5])).toBe(false);
    expect(roofAt(one, 3, 3)?.part).toBe(0);
    expect(roofAt(one, 30, 3)).toBeUndefined();
  });

  test('a line passes below a part that stands above ground, and meets its underside', () => {
    const bridge = blocks([{ slot: 1, box: [-10, -10, 10, 10], bottom: 12, top: 20 }]);
    expect(isBlocked(bridge, [-50, 0, 5], [50, 0, 5])).toBe(false);
    expect(firstHit(bridge, [0, 0, 1], [0.5, 0, 40])?.face).toBe('underside');
  });

  test('everything on the way is told, the nearest first, across cells of the grid', () => {
    const row = [0, 1, 2, 3].map(
      (at): Block => ({ slot: at, box: [at * 100, -5, at * 100 + 10, 5], top: 10 }),
    );
    const hits = allHits(blocks(row), [-50, 0, 5], [400, 0, 5]);
    expect(hits.map(({ part }) => part)).toEqual([0, 1, 2, 3]);
  });

  test('sight is the same both ways', () => {
    const metres = fc.double({ min: -120, max: 120, noNaN: true });
    const height = fc.double({ min: 0.5, max: 60, noNaN: true });
    const city = blocks([
      TOWER,
      { slot: 8, box: [40, -30, 55, 30], top: 12 },
      { slot: 9, box: [-70, 20, -40, 60], top: 45 },
    ]);
    const point = fc.tuple(metres, metres, height).filter(([x, y, z]) => {
      const under = roofAt(city, x, y);
      return !under || (city.tops[under.part] as number) + 0.5 < z;
    });
    fc.assert(
      fc.property(point, point, (a: Vector, b: Vector) => {
        expect(isBlocked(city, a, b)).toBe(isBlocked(city, b, a));
      }),
      { numRuns: 500 },
    );
  });
});

describe('measures', () => {
  test('a 3-4-5 slope has all three lengths, and a square its area', () => {
    expect(
      piecesOf([
        [0, 0, 0],
        [3, 0, 4],
      ]),
    ).toEqual([{ horizontalMetres: 3, riseMetres: 4, slopeMetres: 5 }]);
    expect(
      planArea([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ]),
    ).toBe(100);
  });

  test('a profile cuts the podium and the tower over it', () => {
    const house = blocks([
      { slot: 3, box: [10, -5, 40, 5], top: 12 },
      { slot: 3, box: [20, -5, 30, 5], bottom: 12, top: 60 },
    ]);
    const cuts = profileOf(house, [
      [0, 0, 0],
      [50, 0, 0],
    ]);
    expect(
      cuts.map(({ fromMetres, toMetres, topMetres }) => [
        Math.round(fromMetres),
        Math.round(toMetres),
        topMetres,
      ]),
    ).toEqual([
      [10, 40, 12],
      [20, 30, 60],
    ]);
  });
});

describe('viewshed', () => {
  const view = {
    eye: [-40, 0, 1.6] as Vector,
    radiusMetres: 80,
    headingDegrees: 0,
    openingDegrees: 360,
  };
  const behind: Block = { slot: 8, box: [20, -4, 30, 4], top: 6 };

  test('a tower hides what stands behind it and is seen itself', () => {
    const city = blocks([TOWER, behind, { slot: 9, box: [-45, 30, -35, 40], top: 9 }]);
    const seen = viewshedOf(city, view);
    expect(seen.buildings.map(({ slot }) => slot).sort()).toEqual([7, 9]);
    const cell = (x: number, y: number) =>
      seen.cells[
        Math.floor((y - seen.south) / seen.cellMetres) * seen.side +
          Math.floor((x - seen.west) / seen.cellMetres)
      ];
    expect([cell(-20, 0), cell(35, 0), cell(0, 0)]).toEqual([
      CELL.seen,
      CELL.hidden,
      CELL.building,
    ]);
  });

  test('seen and hidden ground are all there is within reach but buildings', () => {
    const seen = viewshedOf(one, view);
    const whole = seen.seenSquareMetres + seen.hiddenSquareMetres + 20 * 20;
    expect(whole / (Math.PI * 80 ** 2)).toBeCloseTo(1, 1);
  });

  test('who is set on a wall stands on the roof and sees something', () => {
    expect(standingOn(one, [-10, 0, 12])[2]).toBe(30);
    expect(standingOn(one, [-40, 0, 0])).toEqual([-40, 0, 0]);
  });

  test('an opening of 90° to the east sees nothing in the west', () => {
    const east = viewshedOf(blocks([]), { ...view, headingDegrees: 90, openingDegrees: 90 });
    expect(east.seenSquareMetres / (Math.PI * 80 ** 2)).toBeCloseTo(0.25, 1);
  });

  test('a place lies as far inside a view as the nearer of its reach and its edges', () => {
    const narrow = { ...view, headingDegrees: 90, openingDegrees: 90 };
    const within = (x: number, y: number) => metresWithin(narrow, -40 + x, y);
    expect(within(10, 0)).toBeCloseTo(10 * Math.SQRT1_2, 6);
    expect(within(75, 0)).toBeCloseTo(5, 6);
    expect(within(0, 10)).toBeCloseTo(-10 * Math.SQRT1_2, 6);
    expect(within(-10, 0)).toBeCloseTo(-10, 6);
    expect(metresWithin(view, -50, 0)).toBeCloseTo(70, 6);
  });

  test('a line of sight names what stands in it, and where', () => {
    const blocked = sightOf(one, [-50, 0, 5], [50, 0, 5]);
    expect(blocked).toMatchObject({ blockedBySlot: 7, distanceMetres: 100 });
    expect(blocked.blockedAt?.[0]).toBeCloseTo(-10, 1);
    expect(sightOf(one, [-50, 0, 40], [50, 0, 40]).blockedAt).toBeUndefined();
  });
});

describe('the sun', () => {
  // Declinations at 0 h UT of the Astronomical Almanac for 2024, rounded to a tenth of a degree.
  test.each([
    ['2024-03-20', 0],
    ['2024-06-21', 23.4],
    ['2024-09-22', 0],
    ['2024-12-21', -23.4],
    ['2024-01-20', -20.2],
  ])('stands at the declination published for %s', (day, degrees) => {
    expect(Math.abs(declinationDegrees(day) - degrees)).toBeLessThan(0.25);
  });

  test('agrees with suncalc over Ningbo through a day', () => {
    const [latitude, longitude] = [29.87, 121.54];
    const noon = SunCalc.getTimes(new Date('2026-01-20T04:00:00Z'), latitude, longitude).solarNoon;
    for (let hour = 8; hour <= 16; hour++) {
      const at = new Date(Number(noon) + (hour - 12) * 3_600_000);
      const { altitude, azimuth } = SunCalc.getPosition(at, latitude, longitude);
      const [east, north, up] = sunDirection(declinationDegrees('2026-01-20'), latitude, hour);
      const degrees = (radians: number) => (radians * 180) / Math.PI;
      expect(Math.abs(degrees(Math.asin(up)) - altitude)).toBeLessThan(0.3);
      expect(Math.abs(((degrees(Math.atan2(east, north)) + 360) % 360) - azimuth)).toBeLessThan(
        0.3,
      );
    }
  });

  test.each([
    [2016, '2016-01-20'],
    [2024, '2024-01-20'],
    [2026, '2026-01-20'],
  ])('大寒 of %i is %s', (year, day) => expect(majorColdDay(year)).toBe(day));
});

describe('sunlight hours', () => {
  const rule: SunlightRule = {
    declinationDegrees: declinationDegrees('2026-01-20'),
    latitudeDegrees: 29.87,
    fromHour: 8,
    toHour: 16,
    stepMinutes: 1,
  };

  test('a free south façade has all eight hours on 大寒, a north one none', () => {
    const hours = sunlightOf(one, 7, rule);
    const of = (facing: string) => hours.filter((row) => row.facing === facing);
    expect(of('S')).toHaveLength(10);
    for (const row of of('S')) expect(row.mostHours).toBe(8);
    for (const row of of('N')) expect(row.mostHours).toBe(0);
    expect(of('E')[0]?.mostHours).toBeCloseTo(4, 1);
  });

  test('a block in the south takes the sun from the lower floors only', () => {
    const shaded = blocks([TOWER, { slot: 8, box: [-60, -45, 60, -30], top: 30 }]);
    const south = sunlightOf(shaded, 7, rule).filter(({ facing }) => facing === 'S');
    expect(south[0]?.floorNo).toBe(10);
    expect(south[0]?.leastHours).toBeGreaterThan(7);
    expect(south.at(-1)?.mostHours).toBeLessThan(2);
    const hours = south.map(({ mostHours }) => mostHours);
    expect(hours).toEqual([...hours].sort((left, right) => right - left));
  });
});
