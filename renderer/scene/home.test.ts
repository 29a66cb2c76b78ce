import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import { districtProfileSchema } from '../../contract/profile.ts';
import { type LocalCamera, lensOfAspect, toPicture } from '../camera/local-camera.ts';
import { homeOf, USUAL_ASPECT } from './home.ts';

const FILE = new URL('../../data/profiles/haishu-2016/profile.json', import.meta.url);
const profile = districtProfileSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
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
