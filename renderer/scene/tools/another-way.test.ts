import fc from 'fast-check';
import * as SunCalc from 'suncalc';
import { describe, expect, test } from 'vitest';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Vector } from '../../camera/local-camera.ts';
import { enclosedArea } from './even-odd.ts';
import { piecesOf } from './measure.ts';
import { declinationDegrees } from './sun.ts';
import { sunlightOf } from './sunlight.ts';
import { type Block, blocks } from './testing/blocks.ts';
import { viewshedOf } from './viewshed.ts';

/** Figures of the tools, worked out here a second time by roads that share no code with them. */

const BOX = { westDegrees: 121.48, southDegrees: 29.83, eastDegrees: 121.57, northDegrees: 29.91 };
const FRAME = localFrame(BOX);
const DEGREE = Math.PI / 180;
const [AXIS_METRES, FLATTENING] = [6378137, 1 / 298.257223563];

type Degrees = readonly [longitude: number, latitude: number];

const place = fc.tuple(
  fc.double({ min: BOX.westDegrees, max: BOX.eastDegrees, noNaN: true }),
  fc.double({ min: BOX.southDegrees, max: BOX.northDegrees, noNaN: true }),
);

describe('on the ellipsoid', () => {
  test('a distance is the geodesic of Vincenty (1975) to a hundred-thousandth', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const [piece] = piecesOf([
          [...toLocal(FRAME, ...from), 0],
          [...toLocal(FRAME, ...to), 0],
        ]);
        const metres = geodesicMetres(from, to);
        expect(Math.abs(piece!.slopeMetres - metres)).toBeLessThan(0.002 + metres * 2e-5);
      }),
    );
  });

  test('an area is that on the sphere of equal area to a few hundred-thousandths', () => {
    const metres = fc.double({ min: 20, max: 2000, noNaN: true });
    fc.assert(
      fc.property(place, metres, metres, ([longitude, latitude], wide, high) => {
        const [east, north] = [longitude + wide / 96_500, latitude + high / 110_900];
        const ring: Degrees[] = [
          [longitude, latitude],
          [east, latitude],
          [east, north],
          [longitude, north],
        ];
        const area = enclosedArea([ring.map((corner) => toLocal(FRAME, ...corner))]);
        expect(Math.abs(area / equalAreaMetres(ring) - 1)).toBeLessThan(5e-5);
      }),
    );
  });
});

/** Blocks of a small city; the eye stands among them. */
const CITY: readonly Block[] = [
  { slot: 1, box: [-20, 20, 20, 34], top: 40 },
  { slot: 2, box: [-20, 60, 20, 74], top: 54 },
  { slot: 3, box: [40, -30, 55, 30], top: 12 },
  { slot: 4, box: [70, -20, 90, 0], top: 9 },
  { slot: 5, box: [-60, -40, -45, -10], top: 30 },
  { slot: 6, box: [-95, -35, -80, -15], top: 12 },
  { slot: 7, box: [-10, -70, 10, -50], top: 36 },
];

test('a viewshed sees the buildings and the share of their walls that a net of points every half metre sees', () => {
  const eye: Vector = [0, 0, 1.6];
  const view = { eye, radiusMetres: 140, headingDegrees: 0, openingDegrees: 360 };
  const found = new Map(
    viewshedOf(blocks(CITY), view).buildings.map(({ slot, seenShare }) => [slot, seenShare]),
  );
  for (const block of CITY) {
    const points = netOf(block);
    const seen = points.filter((point) => !CITY.some((other) => meetsBox(other, eye, point)));
    expect(found.has(block.slot), `building ${block.slot}`).toBe(seen.length > 0);
    const share = seen.length / points.length;
    expect(Math.abs((found.get(block.slot) ?? 0) - share), `building ${block.slot}`).toBeLessThan(
      0.015,
    );
  }
  expect(found.size).toBeLessThan(CITY.length);
});

test('hours of sun on 大寒 are those of suncalc with shadows cast by boxes', () => {
  const day = '2026-01-20';
  const [longitude, latitude] = [121.525, 29.87];
  const rule = { fromHour: 8, toHour: 16, stepMinutes: 2, latitudeDegrees: latitude };
  const rows = sunlightOf(blocks(CITY), 2, {
    ...rule,
    declinationDegrees: declinationDegrees(day),
  });
  const noon = SunCalc.getTimes(new Date(`${day}T04:00:00Z`), latitude, longitude).solarNoon;
  const suns = Array.from({ length: 240 }, (_, step) => {
    const hour = 8 + (step + 0.5) / 30;
    const at = new Date(Number(noon) + (hour - 12) * 3_600_000);
    return SunCalc.getPosition(at, latitude, longitude);
  });
  const south = rows.filter(({ facing }) => facing === 'S');
  expect(south).toHaveLength(18);
  for (const { floorNo, mostHours, leastHours } of south) {
    const z = (floorNo - 1) * 3 + 0.9;
    const hours = Array.from({ length: 13 }, (_, step): number => {
      const at: Vector = [-18.5 + (step * 37) / 12, 59.95, z];
      const lit = suns.filter(
        (sun) => !CITY.some((other) => meetsBox(other, at, towards(at, sun))),
      );
      return lit.length / 30;
    });
    expect(Math.abs(Math.max(...hours) - mostHours), `floor ${floorNo}`).toBeLessThan(0.1);
    expect(Math.abs(Math.min(...hours) - leastHours), `floor ${floorNo}`).toBeLessThan(0.1);
  }
  expect(south.at(-1)!.mostHours).toBeLessThan(south[0]!.mostHours);
});

test('walls inside a building count neither for what is seen nor for sun', () => {
  const whole = blocks([{ slot: 1, box: [0, 0, 40, 12], top: 12 }]);
  const inTwoParts = blocks([
    { slot: 1, box: [0, 0, 20, 12], top: 12 },
    { slot: 1, box: [20, 0, 40, 12], top: 12 },
  ]);
  const view = {
    eye: [9, -30, 1.6] as const,
    radiusMetres: 90,
    headingDegrees: 0,
    openingDegrees: 360,
  };
  const [seenWhole, seenInTwo] = [whole, inTwoParts].map(
    (solids) => viewshedOf(solids, view).buildings[0]!.seenShare,
  );
  expect(seenInTwo).toBeCloseTo(seenWhole!, 2);
  const rule = { fromHour: 8, toHour: 16, stepMinutes: 10, latitudeDegrees: 29.87 };
  const rows = sunlightOf(inTwoParts, 1, { ...rule, declinationDegrees: -20 });
  expect(rows).toEqual(sunlightOf(whole, 1, { ...rule, declinationDegrees: -20 }));
});

/** A point far away in the direction of the sun, whose azimuth counts from north, degrees. */
function towards([x, y, z]: Vector, sun: { altitude: number; azimuth: number }): Vector {
  const [up, round] = [sun.altitude * DEGREE, sun.azimuth * DEGREE];
  const level = Math.cos(up) * 2000;
  return [x + Math.sin(round) * level, y + Math.cos(round) * level, z + Math.sin(up) * 2000];
}

/** Points every 0.5 m on the four walls of a block. */
function netOf({ box: [west, south, east, north], top }: Block): Vector[] {
  const points: Vector[] = [];
  for (let z = 0.25; z < top; z += 0.5) {
    for (let x = west + 0.25; x < east; x += 0.5)
      points.push([x, south - 0.05, z], [x, north + 0.05, z]);
    for (let y = south + 0.25; y < north; y += 0.5)
      points.push([west - 0.05, y, z], [east + 0.05, y, z]);
  }
  return points;
}

/** Whether a line passes through a box: the stretches between its pairs of faces have a part in common. */
function meetsBox(
  { box: [west, south, east, north], top }: Block,
  from: Vector,
  to: Vector,
): boolean {
  let [enter, leave] = [0, 1];
  for (const [axis, low, high] of [
    [0, west, east],
    [1, south, north],
    [2, 0, top],
  ] as const) {
    const way = to[axis] - from[axis];
    if (way === 0 && (from[axis] <= low || from[axis] >= high)) return false;
    if (way === 0) continue;
    const [first, second] = [(low - from[axis]) / way, (high - from[axis]) / way];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  return enter < leave;
}

function geodesicMetres([fromEast, fromNorth]: Degrees, [toEast, toNorth]: Degrees): number {
  const minor = AXIS_METRES * (1 - FLATTENING);
  const reduced = (latitude: number) => Math.atan((1 - FLATTENING) * Math.tan(latitude * DEGREE));
  const [u1, u2] = [reduced(fromNorth), reduced(toNorth)];
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const difference = (toEast - fromEast) * DEGREE;
  let [lambda, sigma, sine, cosine, square, middle] = [difference, 0, 0, 1, 1, 0];
  for (let turn = 0; turn < 50; turn++) {
    sine = Math.hypot(cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda));
    if (sine === 0) return 0;
    cosine = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda);
    sigma = Math.atan2(sine, cosine);
    const alpha = (cos1 * cos2 * Math.sin(lambda)) / sine;
    square = 1 - alpha ** 2;
    middle = cosine - (2 * sin1 * sin2) / square;
    const c = (FLATTENING / 16) * square * (4 + FLATTENING * (4 - 3 * square));
    const term = middle + c * cosine * (2 * middle ** 2 - 1);
    lambda = difference + (1 - c) * FLATTENING * alpha * (sigma + c * sine * term);
  }
  const u = (square * (AXIS_METRES ** 2 - minor ** 2)) / minor ** 2;
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const last = (b / 6) * middle * (4 * sine ** 2 - 3) * (4 * middle ** 2 - 3);
  const delta = b * sine * (middle + (b / 4) * (cosine * (2 * middle ** 2 - 1) - last));
  return minor * a * (sigma - delta);
}

/** Area of a ring on the sphere whose surface is the ellipsoid's, with authalic latitudes (Snyder 1987, eq. 3-12). */
function equalAreaMetres(ring: readonly Degrees[]): number {
  const squared = FLATTENING * (2 - FLATTENING);
  const e = Math.sqrt(squared);
  const q = (latitude: number) => {
    const sin = Math.sin(latitude * DEGREE);
    const log = Math.log((1 - e * sin) / (1 + e * sin)) / (2 * e);
    return (1 - squared) * (sin / (1 - squared * sin ** 2) - log);
  };
  const twice = ring.reduce((sum, [east, north], at) => {
    const [nextEast, nextNorth] = ring[(at + 1) % ring.length] as Degrees;
    return sum + (nextEast - east) * DEGREE * (q(north) + q(nextNorth));
  }, 0);
  return (Math.abs(twice) * AXIS_METRES ** 2) / 4;
}
