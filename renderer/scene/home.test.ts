import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import { profileOf } from '../../contract/testing/profile.ts';
import { type LocalCamera, lensOfAspect, toPicture } from '../camera/local-camera.ts';
import { homeOf, USUAL_ASPECT } from './home.ts';

/** Well-known places of 海曙, degrees east and north. */
const LANDMARKS = [
  [121.5426, 29.8776],
  [121.55, 29.872],
  [121.54, 29.869],
  [121.556, 29.876],
  [121.5479, 29.8709],
  [121.5335, 29.8632],
  [121.5345, 29.8735],
  [121.5556, 29.8698],
  [121.5521, 29.8756],
  [121.5372, 29.8597],
  [121.5424, 29.8801],
  [121.5348, 29.8774],
] as const;
const profile = profileOf({
  home: { centre: [121.5457, 29.8727], rangeMetres: 1400, headingDegrees: -22, pitchDegrees: -32 },
  landmarks: LANDMARKS.map((at) => ({ name: '', nameEn: '', at: [...at] })),
});
const frame = localFrame(profile.box);
const home = (aspect: number) => homeOf(frame, profile.home, aspect);

function landmarksSeen(aspect: number): number {
  const [camera, lens] = [home(aspect), lensOfAspect(aspect)];
  return profile.landmarks.filter(({ at }) => {
    const seen = toPicture(camera, lens, [...toLocal(frame, at[0], at[1]), 0]);
    return seen && Math.abs(seen[0]) <= 1 && Math.abs(seen[1]) <= 1;
  }).length;
}

function rangeMetres({ up, pitch }: LocalCamera): number {
  return up / -Math.sin(pitch);
}

test('from 9 : 16 to two walls of 32 : 9 home shows as many landmarks as the usual window', () => {
  const usual = landmarksSeen(USUAL_ASPECT);
  expect(usual).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.double({ min: 9 / 16, max: 64 / 9, noNaN: true }), (aspect) => {
      expect(landmarksSeen(aspect)).toBeGreaterThanOrEqual(usual);
    }),
  );
});

test('a square picture shows the width the profile names, a wall opens from farther back, but not by its width', () => {
  expect(rangeMetres(home(1))).toBeCloseTo(profile.home.rangeMetres * 1.5, 3);
  const wall = rangeMetres(home(32 / 9)) / rangeMetres(home(16 / 9));
  expect(wall).toBeGreaterThan(1.5);
  expect(wall).toBeLessThan(2);
});
