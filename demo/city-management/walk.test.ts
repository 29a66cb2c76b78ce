import { expect, test } from 'vitest';
import { distanceToSegment } from '../geometry/polygon.ts';
import type { Point } from '../geometry/plane.ts';
import { createRandom } from '../random.ts';
import { startWalk, type Beat } from './walk.ts';

/** Two streets on either side of a lake, and places of none. */
const BEAT: Beat = {
  places: [
    [0, 0],
    [15, 0],
    [30, 0],
    [400, 0],
    [415, 0],
    [200, 100],
    [10, 60],
  ],
  next: [[1], [0, 2], [1], [4], [3], [], []],
};

const STREETS: readonly (readonly [Point, Point])[] = [
  [BEAT.places[0]!, BEAT.places[2]!],
  [BEAT.places[3]!, BEAT.places[4]!],
];

test('a walker keeps to the streets, wherever the walk begins', () => {
  for (let seed = 0; seed < 40; seed++) {
    const walker = startWalk(BEAT, createRandom(seed));
    for (let step = 0; step < 60; step++) {
      const at = walker.advance(7);
      const metres = Math.min(...STREETS.map(([from, to]) => distanceToSegment(at, from, to)));
      expect(metres, `seed ${seed}, step ${step}: ${at.join(' ')}`).toBeLessThan(1e-6);
    }
  }
});
