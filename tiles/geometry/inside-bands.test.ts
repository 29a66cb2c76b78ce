import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insideBands } from './inside-bands.ts';
import { insideRing } from '../../contract/inside-ring.ts';
import type { Point } from './polygon.ts';

const point = fc.tuple(
  fc.integer({ min: -80, max: 80 }),
  fc.integer({ min: -80, max: 80 }),
) as fc.Arbitrary<Point>;

test('a place is inside by bands where it is inside an odd number of the rings, within the bands and beyond', () => {
  const rings = fc.array(fc.array(point, { minLength: 1, maxLength: 12 }), { maxLength: 3 });
  fc.assert(
    fc.property(rings, fc.array(point, { minLength: 1, maxLength: 20 }), (shape, places) => {
      const inside = insideBands(shape, { south: -30, north: 45 });
      for (const at of places)
        expect(inside(at)).toBe(shape.filter((ring) => insideRing(at, ring)).length % 2 === 1);
    }),
  );
});
