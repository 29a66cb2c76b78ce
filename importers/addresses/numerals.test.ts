import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './characters.ts';
import { readNumeral } from './numerals.ts';

const value = (text: string): number | undefined => readNumeral(fold(text).text, 0)?.value;

describe('Chinese numerals', () => {
  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿三', 23],
    ['卅一', 31],
    ['一百十一', 111],
    ['一百一十一', 111],
    ['四百一十八', 418],
    ['四一八', 418],
    ['一百零五', 105],
    ['二〇一', 201],
    ['五零二', 502],
    ['一千二百', 1200],
    ['贰', 2],
    ['拾贰', 12],
    ['一百八十八', 188],
  ])('%s is %d', (text, number) => expect(value(text)).toBe(number));

  it('stops where the numeral ends', () => {
    expect(readNumeral('三幢二单元', 0)).toEqual({ value: 3, end: 1 });
    expect(readNumeral('幢二', 0)).toBeUndefined();
  });

  it('reads back every number people write out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
        expect(value(written(number))).toBe(number);
        expect(value([...String(number)].map((digit) => DIGITS[Number(digit)]).join(''))).toBe(
          number,
        );
      }),
    );
  });
});

const DIGITS = '〇一二三四五六七八九';

function written(number: number): string {
  const digits = [...String(number).padStart(4, '0')].map(Number);
  const parts = digits.map((digit, place) =>
    digit ? DIGITS[digit] + (['千', '百', '十', ''][place] ?? '') : '零',
  );
  return parts
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}
