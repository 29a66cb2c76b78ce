import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partCounts, personCount, totalAndPart } from './suppress.ts';

const wall = { below: 5 };
const everybody = { below: undefined };

describe('suppression of small counts of natural persons', () => {
  it('withholds below the threshold on the wall and nowhere else', () => {
    expect(personCount(4, wall)).toEqual({ suppressed: true, below: 5 });
    expect(personCount(5, wall)).toEqual({ value: 5 });
    expect(personCount(1, everybody)).toEqual({ value: 1 });
  });

  it('is applied to a sum, not to what is summed', () => {
    const perRoom = [1, 2, 1, 3];
    const total = perRoom.reduce((sum, count) => sum + count, 0);
    expect(personCount(total, wall)).toEqual({ value: 7 });
  });

  it('withholds a total whose difference to the part shown is small', () => {
    expect(totalAndPart(20, 18, wall)).toEqual({
      total: { suppressed: true, below: 5 },
      part: { value: 18 },
    });
    expect(totalAndPart(20, 20, wall)).toEqual({ total: { value: 20 }, part: { value: 20 } });
    expect(totalAndPart(20, 18, everybody)).toEqual({ total: { value: 20 }, part: { value: 18 } });
  });

  it('never leaves one withheld part that the others and the total give away', () => {
    const counts = fc.array(fc.nat(12), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(counts, (values) => {
        const hidden = partCounts(values, wall).filter((count) => 'suppressed' in count).length;
        expect(hidden).not.toBe(1);
      }),
    );
  });
});
