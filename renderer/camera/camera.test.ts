import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFrame } from '../../contract/local-frame.ts';
import { flight, flightSeconds, shortestTurn } from './flight.ts';
import type { LocalCamera, PicturePoint } from './local-camera.ts';
import {
  fromCamera,
  groundUnder,
  lookAt,
  rayThrough,
  toCamera,
  toPicture,
} from './local-camera.ts';
import type { Limits } from './moves.ts';
import { clamp, interest, orbit, pan, pictureShift, zoom } from './moves.ts';

const lens = { tanHalfHeight: Math.tan(0.5), aspect: 16 / 9 };
const frame = localFrame({
  westDegrees: 121.48,
  southDegrees: 29.83,
  eastDegrees: 121.57,
  northDegrees: 29.91,
});
const limits: Limits = {
  west: -4000,
  south: -4000,
  east: 4000,
  north: 4000,
  lowestMetres: 2,
  highestMetres: 9000,
  steepestPitch: -Math.PI / 2,
  flattestPitch: 0.3,
};

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const camera: fc.Arbitrary<LocalCamera> = fc.record({
  east: number(-5000, 5000),
  north: number(-5000, 5000),
  up: number(3, 6000),
  heading: number(-7, 7),
  pitch: number(-1.5, -0.05),
});
const picturePoint: fc.Arbitrary<PicturePoint> = fc.tuple(number(-1, 1), number(-1, 1));

test('a point of the ground comes back to its place in the picture', () => {
  fc.assert(
    fc.property(camera, picturePoint, (from, place) => {
      const ground = groundUnder(from, lens, place);
      fc.pre(ground !== undefined);
      const back = toPicture(from, lens, ground!)!;
      expect(back[0]).toBeCloseTo(place[0], 6);
      expect(back[1]).toBeCloseTo(place[1], 6);
    }),
  );
});

test('no point of the ground moves farther in the picture than the shift of its two cameras says', () => {
  const step = fc.record({
    east: number(-0.5, 0.5),
    north: number(-0.5, 0.5),
    up: number(-0.5, 0.5),
    heading: number(-0.003, 0.003),
    pitch: number(-0.003, 0.003),
  });
  fc.assert(
    fc.property(camera, picturePoint, step, (from, place, by) => {
      const ground = groundUnder(from, lens, place);
      fc.pre(ground !== undefined);
      const to = {
        east: from.east + by.east,
        north: from.north + by.north,
        up: from.up + by.up,
        heading: from.heading + by.heading,
        pitch: from.pitch + by.pitch,
      };
      const seen = toPicture(to, lens, ground!)!;
      const across = (seen[0] - place[0]) * lens.tanHalfHeight * lens.aspect;
      const along = (seen[1] - place[1]) * lens.tanHalfHeight;
      const slant = 1 + (lens.tanHalfHeight * Math.hypot(1, lens.aspect)) ** 2;
      expect(Math.hypot(across, along)).toBeLessThanOrEqual(
        pictureShift(from, to) * slant * 1.5 + 1e-9,
      );
    }),
  );
});

test('the shareable camera and the local one are the same camera', () => {
  fc.assert(
    fc.property(camera, (from) => {
      const back = fromCamera(frame, toCamera(frame, from));
      expect(back.east).toBeCloseTo(from.east, 3);
      expect(back.north).toBeCloseTo(from.north, 3);
      expect(back.up).toBeCloseTo(from.up, 6);
      expect(shortestTurn(back.heading, from.heading)).toBeCloseTo(0, 6);
      expect(back.pitch).toBeCloseTo(from.pitch, 9);
    }),
  );
});

test('a drag keeps the ground under the pointer', () => {
  fc.assert(
    fc.property(camera, picturePoint, picturePoint, (from, a, b) => {
      const held = groundUnder(from, lens, a);
      fc.pre(held !== undefined && groundUnder(from, lens, b) !== undefined);
      const after = groundUnder(pan(from, lens, a, b), lens, b)!;
      expect(after[0]).toBeCloseTo(held![0], 4);
      expect(after[1]).toBeCloseTo(held![1], 4);
    }),
  );
});

test('a zoom keeps the place under the pointer and scales the distance', () => {
  fc.assert(
    fc.property(camera, picturePoint, number(0.2, 4), (from, place, factor) => {
      const anchor = groundUnder(from, lens, place);
      fc.pre(anchor !== undefined);
      const after = zoom(from, anchor!, factor);
      const back = toPicture(after, lens, anchor!)!;
      expect(back[0]).toBeCloseTo(place[0], 5);
      expect(back[1]).toBeCloseTo(place[1], 5);
      expect(back[2]).toBeCloseTo(toPicture(from, lens, anchor!)![2] * factor, 4);
    }),
  );
});

test('an orbit keeps its pivot in place in the picture', () => {
  fc.assert(
    fc.property(
      camera,
      picturePoint,
      number(-2, 2),
      number(-0.5, 0.5),
      (from, place, turn, tilt) => {
        const pivot = groundUnder(from, lens, place);
        fc.pre(pivot !== undefined);
        const after = orbit(from, pivot!, turn, tilt, limits);
        const back = toPicture(after, lens, pivot!)!;
        const before = toPicture(from, lens, pivot!)!;
        expect(back[2]).toBeCloseTo(before[2], 4);
        expect(back[0]).toBeCloseTo(before[0], 5);
        expect(back[1]).toBeCloseTo(before[1], 5);
      },
    ),
  );
});

test('a clamped camera is above the ground, looks into the box, and stays when clamped again', () => {
  const anywhere = fc.record({
    east: number(-90_000, 90_000),
    north: number(-90_000, 90_000),
    up: number(-500, 50_000),
    heading: number(-7, 7),
    pitch: number(-3, 3),
  });
  fc.assert(
    fc.property(anywhere, (from) => {
      const held = clamp(from, lens, limits);
      const [east, north] = interest(held, lens);
      expect(held.up).toBeGreaterThanOrEqual(limits.lowestMetres);
      expect(Math.abs(east)).toBeLessThanOrEqual(4000.001);
      expect(Math.abs(north)).toBeLessThanOrEqual(4000.001);
      const again = clamp(held, lens, limits);
      expect(Math.hypot(again.east - held.east, again.north - held.north)).toBeLessThan(0.01);
    }),
  );
});

test('looking at a place puts it in the middle, at the range asked for', () => {
  fc.assert(
    fc.property(
      number(-7, 7),
      number(-1.5, 0.2),
      number(10, 9000),
      (heading, pitch, rangeMetres) => {
        const seen = toPicture(
          lookAt([100, -50, 12], { heading, pitch, rangeMetres }),
          lens,
          [100, -50, 12],
        )!;
        expect(seen[0]).toBeCloseTo(0, 6);
        expect(seen[1]).toBeCloseTo(0, 6);
        expect(seen[2]).toBeCloseTo(rangeMetres, 4);
      },
    ),
  );
});

test('a flight begins and ends where it should, never sinks, and takes at most 2 s', () => {
  fc.assert(
    fc.property(camera, camera, number(0, 1), (from, to, share) => {
      const way = flight(from, to);
      expect(way(0).east).toBeCloseTo(from.east, 9);
      expect(way(0).up).toBeCloseTo(from.up, 9);
      expect(way(1).east).toBeCloseTo(to.east, 6);
      expect(Math.sin(way(1).heading)).toBeCloseTo(Math.sin(to.heading), 6);
      expect(way(share).up).toBeGreaterThanOrEqual(Math.min(from.up, to.up) - 1e-9);
      expect(flightSeconds(from, to)).toBeLessThanOrEqual(2);
    }),
  );
});

test('above the horizon there is no ground, and a drag there moves nothing', () => {
  const level: LocalCamera = { east: 0, north: 0, up: 50, heading: 0, pitch: 0 };
  expect(groundUnder(level, lens, [0, 0.5])).toBeUndefined();
  expect(pan(level, lens, [0, 0.5], [0.1, 0.6])).toBe(level);
  expect(rayThrough(level, lens, [0, 0])).toEqual([0, 1, 0]);
});
