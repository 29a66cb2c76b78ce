import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addPayments, givesAway, taxSum, taxSums, tierOf } from './tax-sum.ts';

const firms = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 12 });

it('shows fewer than three payers, or one above 85 %, as a class only', () => {
  expect(taxSum(addPayments([6e7, 6e7]), false)).toEqual({ tier: 'hundredMillion' });
  expect(taxSum(addPayments([9e6, 5e5, 5e5]), false)).toEqual({ tier: 'tenMillion' });
  expect(taxSum(addPayments([4e6, 3e6, 3e6]), false)).toEqual({ yuan: 1e7, tier: 'tenMillion' });
  expect(taxSum(addPayments([6e7, 6e7]), true)).toEqual({ yuan: 1.2e8, tier: 'hundredMillion' });
});

it('a withheld sum cannot be computed from the others and the total', () => {
  fc.assert(
    fc.property(fc.array(firms, { minLength: 2, maxLength: 8 }), (groups) => {
      const sums = groups.map(addPayments);
      const withheld = taxSums(sums, false).flatMap(({ yuan }, at) =>
        yuan === undefined ? [at] : [],
      );
      for (const [at, sum] of sums.entries()) if (givesAway(sum)) expect(withheld).toContain(at);
      const paying = sums.filter(({ payers }) => payers > 0).length;
      if (paying > 1) expect(withheld).not.toHaveLength(1);
    }),
  );
});

it.each([
  [1e8, 'hundredMillion'],
  [99_999_999, 'nearlyHundredMillion'],
  [8e7, 'nearlyHundredMillion'],
  [1e7, 'tenMillion'],
  [9_999_999, 'below'],
])('%d 元 is %s', (yuan, tier) => expect(tierOf(yuan)).toBe(tier));
