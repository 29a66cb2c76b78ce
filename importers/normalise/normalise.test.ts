import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNITS } from '../units.ts';
import { cellCode, cellText, isMangledCode } from './cells.ts';
import { cellDate } from './dates.ts';
import { cellNumber } from './numbers.ts';

describe('cells', () => {
  it('takes off what tables add', () => {
    expect(cellText("'330203004007")).toBe('330203004007');
    expect(cellText('\u3000月湖 \u200b街道\u00a0')).toBe('月湖 街道');
    expect(['', '-', '—', '无', '暂无', 'NULL', '#N/A'].map(cellText)).toEqual(Array(7).fill(null));
    expect(cellCode('３３０２０３．0')).toBe('330203');
    expect(cellCode('0')).toBeNull();
    expect(cellText(0)).toBe('0');
  });

  it('knows a code that went through a number', () => {
    expect(isMangledCode(3.30203193001e17)).toBe(true);
    expect(isMangledCode('3.30203E+17')).toBe(true);
    expect(isMangledCode(330203000000018)).toBe(false);
    expect(isMangledCode('330203193001010017')).toBe(false);
  });
});

describe('dates', () => {
  it.each([
    ['2011-05-03'],
    ['2011/5/3'],
    ['2011.5.3'],
    ['20110503'],
    ['2011年5月3日'],
    ['二〇一一年五月三日'],
    ['2011-5-3 9:05'],
    ['２０１１－０５－０３'],
    [40666],
    ['40666'],
    [20110503],
    [1304352000],
    [1304352000000],
    ['2011-05-02T16:00:00.000Z'],
    ['2011-05-03 23:30:00+08'],
    ['2011-05-02 23:30:00-0500'],
    ['201105030905'],
    [201105030905],
  ])('reads %s', (cell) => {
    expect(cellDate(cell)).toEqual({ ok: true, date: '2011-05-03' });
  });

  it('marks what is not exact and refuses what is ambiguous', () => {
    expect(cellDate('110503')).toEqual({
      ok: true,
      date: '2011-05-03',
      flag: 'DATE_TWO_DIGIT_YEAR',
    });
    expect(cellDate('2011.05')).toEqual({ ok: true, date: '2011-05-01', flag: 'DATE_MONTH_ONLY' });
    expect(cellDate('1998')).toEqual({ ok: true, date: '1998-01-01', flag: 'DATE_YEAR_ONLY' });
    expect(cellDate('03/05/2011')).toEqual({ ok: false, code: 'DATE_AMBIGUOUS' });
    expect(cellDate(2011.5)).toEqual({ ok: true, date: '2011-05-01', flag: 'DATE_MONTH_ONLY' });
    expect(cellDate(2011.12)).toEqual({ ok: true, date: '2011-12-01', flag: 'DATE_MONTH_ONLY' });
    expect(cellDate(2011.1)).toEqual({ ok: false, code: 'DATE_AMBIGUOUS' });
    expect(cellDate('2011-13-45')).toEqual({ ok: false, code: 'DATE_INVALID' });
    expect(cellDate('2011-02-29')).toEqual({ ok: false, code: 'DATE_INVALID' });
    expect(cellDate('1899-12-30')).toEqual({ ok: true, date: null });
    expect(cellDate('2201')).toEqual({ ok: false, code: 'DATE_INVALID' });
    expect(cellDate(0)).toEqual({ ok: true, date: null });
  });

  it('reads every day of two centuries in each shape alike', () => {
    const day = fc.date({
      min: new Date('1900-03-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-').map(Number);
        const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;
        for (const cell of [
          iso,
          `${year}/${month}/${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
          iso.replace(/-/g, ''),
        ]) {
          expect(cellDate(cell)).toEqual({ ok: true, date: iso });
        }
        if (serial >= 3655) expect(cellDate(serial)).toEqual({ ok: true, date: iso });
      }),
    );
  });
});

/** A date with something around it is read by its parts, one as it is stored by its digits. */
it('a day written as it is stored is the same whichever way it is read', () => {
  const digits = (length: number, most: number) =>
    fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(length, '0'));
  const days = fc.tuple(digits(4, 2300), digits(2, 14), digits(2, 33)).map((it) => it.join('-'));
  const recent = fc
    .tuple(digits(1, 9), digits(2, 12), digits(2, 31))
    .map((it) => `201${it.join('-')}`);
  fc.assert(
    fc.property(fc.oneof(days, recent), (text) => {
      expect(cellDate(text)).toEqual(cellDate(`${text} `));
    }),
    { numRuns: 2000 },
  );
});

describe('numbers', () => {
  it('reads grouping, width and units', () => {
    expect(cellNumber('1,234.50')).toBe(1234.5);
    expect(cellNumber('１２３４')).toBe(1234);
    expect(cellNumber('12万')).toBe(120_000);
    expect(cellNumber('0.57万')).toBe(5700);
    expect(cellNumber('1.5亿')).toBe(150_000_000);
    expect(['.5', '-.5', '+5', '5.', '−5'].map((text) => cellNumber(text))).toEqual([
      0.5, -0.5, 5, 5, -5,
    ]);
    expect(cellNumber('1.005', UNITS.万元)).toBe(10_050);
    expect(cellNumber('3.5%')).toBeCloseTo(0.035);
    expect(cellNumber('89.5㎡')).toBe(89.5);
    expect(cellNumber('2', UNITS.亩)).toBeCloseTo(1333.34);
    expect(cellNumber('—')).toBeNull();
  });

  it('reads decimals to the last bit', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.maxSafeInteger(), fc.integer({ min: 0, max: 18 }))
      .map(([minus, whole, places]) => {
        const digits = String(Math.abs(whole)).padStart(places + 1, '0');
        const point = digits.length - places;
        const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
        return `${minus ? '-' : ''}${digits.slice(0, point)}${fraction}`;
      });
    fc.assert(fc.property(decimal, (text) => cellNumber(text) === Number(text)));
  });

  it('refuses what is no number', () => {
    expect(cellNumber('约90')).toBeUndefined();
    expect(cellNumber('1,23')).toBeUndefined();
    expect(cellNumber('5米', UNITS.m2)).toBeUndefined();
  });
});
