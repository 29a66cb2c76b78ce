import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CREDIT_ALPHABET, citizenCheck, creditCheck, organisationCheck } from './check-digits.ts';

describe('check characters', () => {
  test('of published citizen numbers', () => {
    expect(citizenCheck('11010519491231002')).toBe('X');
    expect(citizenCheck('44052418800101001')).toBe('4');
  });

  test('of published unified social credit codes', () => {
    expect(creditCheck('91330203999999998')).toBe('D');
    expect(creditCheck('92330203MA00TE0T0')).toBe('3');
  });

  test('notice any single wrong digit of a citizen number', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = number.map((digit, index) => (index === at ? (digit + shift) % 10 : digit));
        expect(citizenCheck(wrong.join(''))).not.toBe(citizenCheck(number.join('')));
      }),
    );
  });

  test('notice any single wrong character of a credit code', () => {
    const body = fc.array(fc.nat(30), { minLength: 17, maxLength: 17 });
    const text = (values: readonly number[]): string =>
      values.map((value) => CREDIT_ALPHABET[value]).join('');
    fc.assert(
      fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        const wrong = code.map((value, index) => (index === at ? (value + shift) % 31 : value));
        expect(creditCheck(text(wrong))).not.toBe(creditCheck(text(code)));
      }),
    );
  });

  test('of an organisation code are a digit or X', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{8}$/), (body) =>
        /^[0-9X]$/.test(organisationCheck(body)),
      ),
    );
  });
});
