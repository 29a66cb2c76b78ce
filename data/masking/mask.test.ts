import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAt } from './age.ts';
import { maskIdNo, maskName, maskPhone } from './mask.ts';

describe('masking', () => {
  it.each([
    ['张三丰', '张**'],
    ['李四', '李**'],
    ['欧阳娜娜', '欧**'],
    ['阿里木·买买提', '阿**'],
    ['𠮷田', '𠮷**'],
    ['王', '**'],
    ['', ''],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['330299198001011234', '3302**********1234'],
    ['33029919800101123X', '3302**********123X'],
    ['330299800101123', '3302********123'],
    ['E12345678', 'E******78'],
    ['AB1', '***'],
    ['３３０２９９１９８００１０１１２３４', '3302**********1234'],
  ])('document number %s → %s', (idNo, masked) => expect(maskIdNo(idNo)).toBe(masked));

  it.each([
    ['13812345678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['0574-87651234', '0574-****1234'],
    ['057487651234', '0574****1234'],
    ['010-65432100', '010-****2100'],
    ['0574-87651234-801', '0574-****1234'],
    ['87651234', '****1234'],
    ['ask the guard', '****'],
  ])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]{${length}}$`));

describe('masking, for any value', () => {
  it('no document number shows its birth date', () => {
    fc.assert(
      fc.property(digits(6), digits(8), digits(4), (region, birth, order) => {
        const masked = maskIdNo(region + birth + order);
        expect(masked.slice(6, 14)).toBe('********');
        expect(masked).toHaveLength(18);
      }),
    );
  });

  it('a 15-digit number shows no digit of its birth date', () => {
    fc.assert(
      fc.property(digits(15), (idNo) => {
        expect(maskIdNo(idNo).slice(6, 12)).toBe('******');
      }),
    );
  });

  it('at most half of a number of any length stays readable', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (idNo) => {
        const shown = maskIdNo(idNo).replaceAll('*', '').length;
        expect(shown).toBeLessThanOrEqual(idNo.length / 2);
      }),
    );
  });

  it('of a name at most one character stays readable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', minLength: 1 }), (name) => {
        expect([...maskName(name).replace('**', '')].length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a phone shows at most its first three or area code and its last four digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 +()-]{0,20}$/), (phone) => {
        const shown = maskPhone(phone);
        expect(shown).toContain('****');
        expect(shown.replace(/\D/g, '').length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['2016-06-30', '1980-07-01', 1980, 35],
    ['2016-06-30', '1980-06-30', 1980, 36],
    ['2016-06-30', null, 1980, 36],
    ['2016-06-30', null, null, null],
    ['2016-06-30', '2017-01-01', 2017, null],
  ])('at %s, born %s (%s) → %s', (asOf, birthDate, birthYear, age) => {
    expect(ageAt(asOf, birthDate, birthYear)).toBe(age);
  });
});
