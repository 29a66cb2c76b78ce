import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFrame } from '../../contract/local-frame.ts';
import { profileOf } from '../../contract/testing/profile.ts';
import { groundUnder, lensOfAspect, toPicture } from '../camera/local-camera.ts';
import { HOME_ASPECT, homeOf } from './home.ts';

const profile = profileOf();
const frame = localFrame(profile.box);
const share = fc.double({ min: -1, max: 1, noNaN: true });

test('what home shows of the ground in a picture of 16 : 9 is in every wider picture', () => {
  fc.assert(
    fc.property(
      fc.double({ min: HOME_ASPECT, max: 8, noNaN: true }),
      fc.integer({ min: -75, max: -20 }),
      share,
      share,
      (aspect, pitchDegrees, x, y) => {
        const home = { ...profile.home, pitchDegrees };
        const usual = homeOf(frame, home, HOME_ASPECT);
        const ground = groundUnder(usual, lensOfAspect(HOME_ASPECT), [x, y]);
        if (!ground) return;
        const seen = toPicture(homeOf(frame, home, aspect), lensOfAspect(aspect), ground);
        expect(Math.max(...(seen ?? [Infinity]).slice(0, 2).map(Math.abs))).toBeLessThan(1.001);
      },
    ),
  );
});

test('a wall of 32 : 9 opens from farther back, a picture of 16 : 9 where the profile says', () => {
  const range = (aspect: number) => {
    const { up, pitch } = homeOf(frame, profile.home, aspect);
    return up / -Math.sin(pitch);
  };
  expect(range(HOME_ASPECT)).toBeCloseTo(profile.home.rangeMetres, 3);
  expect(range(32 / 9) / profile.home.rangeMetres).toBeGreaterThan(1.8);
  expect(range(1) / profile.home.rangeMetres).toBeCloseTo(1.5, 3);
});
