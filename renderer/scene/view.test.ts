import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearMetres } from './view.ts';

/** Layers of the ground lie this far apart, metres. */
const LAYER_METRES = 0.05;
const DEPTHS = 2 ** 24;
const heights = fc.double({ min: 1.6, max: 20_000, noNaN: true });

test('layers of the ground are told apart at least 5 km away, from any height', () => {
  fc.assert(
    fc.property(heights, (up) => {
      const distance = Math.max(5000, up);
      const told = distance ** 2 / (nearMetres(up) * DEPTHS);
      const apart = (LAYER_METRES * distance) / up;
      expect(told).toBeLessThan(apart);
    }),
  );
});

test('from above the roofs nothing that stands is cut off, nor a room drawn at a quarter of its distance', () => {
  fc.assert(
    fc.property(heights, (up) => {
      if (up > 310) expect(nearMetres(up)).toBeLessThan((up - 300) / 4);
    }),
  );
});
