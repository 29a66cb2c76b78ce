import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arcLine, type LocalPoint } from './arc-line.ts';

const point = fc.tuple(
  fc.integer({ min: -5000, max: 5000 }),
  fc.integer({ min: -5000, max: 5000 }),
  fc.integer({ min: 0, max: 250 }),
);

test('a line begins and ends at its places, rises between them and never below the lower end', () => {
  fc.assert(
    fc.property(point, point, (from: LocalPoint, to: LocalPoint) => {
      const line = arcLine(from, to);
      expect(line[0]).toEqual(from);
      expect(line.at(-1)).toEqual(to);
      for (const [, , up] of line) expect(up).toBeGreaterThanOrEqual(Math.min(from[2], to[2]));
    }),
  );
});

test('a line of two kilometres stands clear of every roof of the district', () => {
  expect(arcLine([0, 0, 0], [2000, 0, 0])[12]?.[2]).toBeGreaterThan(400);
});
