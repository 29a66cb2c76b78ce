import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithheldAlone, personCount, totalAndPart, withheldParts } from './suppress.ts';

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

  const part = fc
    .record({ numerator: fc.nat(12), rest: fc.nat(12) })
    .map((each) => ({ ...each, denominator: each.numerator + each.rest }));

  it('the whole less the parts shown never tells one part, nor few persons', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 12 }), (parts) => {
        const hidden = withheldParts(parts, 5);
        parts.forEach((each, at) => {
          if (isWithheldAlone(each, 5)) expect(hidden.has(at)).toBe(true);
        });
        if (hidden.size === 0 || hidden.size === parts.length) return;
        const sum = (of: 'numerator' | 'rest') =>
          [...hidden].reduce((total, at) => total + parts[at]![of], 0);
        expect(hidden.size).toBeGreaterThan(1);
        expect(sum('numerator')).toBeGreaterThanOrEqual(5);
        if (sum('rest') > 0) expect(sum('rest')).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('withholds nothing where every part has enough persons', () => {
    const enough = { numerator: 5, denominator: 10, rest: 5 };
    expect(withheldParts([enough, enough], 5).size).toBe(0);
  });
});
