import { expect, test } from 'vitest';
import type { PatrolTracks } from '../../../contract/queries/points.ts';
import { placesAt, speedsOf } from './track-places.ts';
import { COLOUR_SIGHTS, distance, linearOfHex, simulate } from '../../theme/colour.ts';
import { APPEARANCES } from '../../theme/tokens.ts';
import { speedColour, speedColours } from './track-look.ts';

/** One patrol that walks 100 m east in 100 s, is lost for an hour, and stands; another with a single fix. */
const TRACKS: PatrolTracks = {
  patrols: ['JD001', 'JD002'],
  starts: Uint32Array.of(0, 3, 4),
  positions: Float32Array.of(0, 0, 100, 0, 100, 500, 7, 7),
  seconds: Int32Array.of(1000, 1100, 4700, 1050),
  day: '2016-06-30',
  asOf: '2016-06-30',
};

test('a patrol stands between its fixes, and nowhere while it is lost or off duty', () => {
  expect(placesAt(TRACKS, 1050)).toEqual([
    { patrol: 0, east: 50, north: 0 },
    { patrol: 1, east: 7, north: 7 },
  ]);
  expect(placesAt(TRACKS, 1100)).toEqual([{ patrol: 0, east: 100, north: 0 }]);
  expect(placesAt(TRACKS, 2000)).toEqual([]);
  expect(placesAt(TRACKS, 999)).toEqual([]);
  expect(placesAt(TRACKS, 4700)).toEqual([{ patrol: 0, east: 100, north: 500 }]);
});

test('speed is that of the way to the next fix; a lost hour has none', () => {
  const speeds = speedsOf(TRACKS);
  expect(speeds[0]).toBeCloseTo(3.6);
  expect([...speeds.slice(1)]).toEqual([-1, -1, -1]);
});

test('what is faster than the profile’s limit has a colour of its own', () => {
  expect(speedColour(26, 25, 'dark')).not.toEqual(speedColour(24, 25, 'dark'));
  expect(speedColour(0.2, 25, 'dark')).not.toEqual(speedColour(5, 25, 'dark'));
});

test.each(
  APPEARANCES.flatMap((appearance) => COLOUR_SIGHTS.map((sight) => [appearance, sight] as const)),
)('on %s colours of speed stay apart with %s', (appearance, sight) => {
  const seen = speedColours(appearance).map((hex) => simulate(linearOfHex(hex), sight));
  seen.forEach((one, at) =>
    seen.slice(at + 1).forEach((other) => expect(distance(one, other)).toBeGreaterThan(5)),
  );
});
