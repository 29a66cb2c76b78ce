import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortPositions } from './positions.ts';

const sorted = (values: readonly number[], descending: boolean) =>
  Array.from(
    sortPositions(Uint32Array.from(values.keys()), (at) => values[at]!, descending),
    (at) => values[at]!,
  );

it('numbers come in order and what has none at the end, either way', () => {
  const number = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(number), fc.boolean(), (values, descending) => {
      const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
      if (descending) known.reverse();
      const missing = values.filter((value) => Number.isNaN(value));
      expect(sorted(values, descending)).toEqual([...known, ...missing]);
    }),
  );
});

it('equal numbers stay in their own order, either way', () => {
  const positions = Uint32Array.of(3, 1, 2);
  expect([...sortPositions(positions, () => 7, true)]).toEqual([1, 2, 3]);
});
