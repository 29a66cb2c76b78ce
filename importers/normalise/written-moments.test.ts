import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDate } from './dates.ts';
import { cellDateTime } from './datetimes.ts';
import { cellNumber } from './numbers.ts';

const moments = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

/** Writers of the language's own tables (CLDR), which know nothing of the reader. */
const written = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (date: Date) => format.format(date);
};

describe('a day', () => {
  it.each([
    ['zh-CN', { dateStyle: 'full' }],
    ['zh-CN', { dateStyle: 'long' }],
    ['zh-CN', { dateStyle: 'short' }],
    ['zh-CN-u-nu-hanidec', { dateStyle: 'long' }],
    ['zh-TW-u-ca-roc', { year: 'numeric', month: 'long', day: 'numeric' }],
    ['en-US', { dateStyle: 'long' }],
    ['en-US', { dateStyle: 'medium' }],
    ['en-GB', { dateStyle: 'long' }],
    ['sv-SE', { dateStyle: 'short' }],
  ] as const)('is read as %s writes it %o', (locale, options) => {
    const write = written(locale, options);
    const isRead = (date: Date) => {
      const verdict = cellDate(write(date));
      return verdict.ok && verdict.date === date.toISOString().slice(0, 10);
    };
    fc.assert(fc.property(moments, isRead));
  });

  it.each([
    ['2011年5月3号', '2011-05-03'],
    ['2011—05—03', '2011-05-03'],
    ['2011、5、3', '2011-05-03'],
    ['2011 年 5 月 3 日', '2011-05-03'],
    ['2011-05-03（周二）', '2011-05-03'],
    ['2011年五月三日', '2011-05-03'],
    ['民国三十七年五月三日', '1948-05-03'],
    ['民国元年1月1日', '1912-01-01'],
    ['3-May-2011', '2011-05-03'],
    ['1948年', '1948-01-01'],
  ])('%s is %s', (text, day) => {
    const verdict = cellDate(text);
    expect(verdict.ok && verdict.date).toBe(day);
  });

  it('of a year of two digits is told, and not read where it may be a day', () => {
    const short = { ok: true, date: '2011-05-03', flag: 'DATE_TWO_DIGIT_YEAR' };
    expect(cellDate('11年5月3日')).toEqual(short);
    expect(cellDate('03-5月 -11')).toEqual(short);
    expect(cellDate('98-3-5')).toEqual({ ...short, date: '1998-03-05' });
    for (const text of ['26/3/5', '11-05-03', '05.03.11'])
      expect(cellDate(text)).toEqual({ ok: false, code: 'DATE_AMBIGUOUS' });
  });

  it.each(['2011年5月上旬', '2011-05-03至2011-06-03', '2011年春', 'Mai 3, 2011', '民国五月'])(
    'is not made of %s',
    (text) => expect(cellDate(text)).toEqual({ ok: false, code: 'DATE_INVALID' }),
  );
});

describe('a moment', () => {
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  it.each([
    ['zh-CN', { ...clock, hour12: true, dayPeriod: 'short' }],
    ['zh-CN', { ...clock, hour12: true }],
    ['zh-CN', { timeStyle: 'short' }],
  ] as const)('is read with the clock as %s writes it %o', (locale, options) => {
    const write = written(locale, options);
    const isRead = (date: Date) => {
      const [day = '', time = ''] = date.toISOString().split('T');
      const verdict = cellDateTime(`${day} ${write(date)}`);
      return verdict.ok && verdict.at === `${day} ${time.slice(0, 8)}`;
    };
    fc.assert(fc.property(moments, isRead));
  });

  it.each([
    ['2011-05-03 8点30分', '2011-05-03 08:30:00'],
    ['2011-05-03 8点半', '2011-05-03 08:30:00'],
    ['2011年5月3日下午3点', '2011-05-03 15:00:00'],
    ['2011年5月3日 下午3时', '2011-05-03 15:00:00'],
    ['2011-05-03 晚上8:30', '2011-05-03 20:30:00'],
    ['2011-05-03 中午1点', '2011-05-03 13:00:00'],
    ['20110503 083015', '2011-05-03 08:30:15'],
    ['2011-12-31 24:00:00', '2012-01-01 00:00:00'],
    ['2012/2/28 24:00', '2012-02-29 00:00:00'],
    ['2011年5月3日24时', '2011-05-04 00:00:00'],
    ['May  3 2011  9:05PM', '2011-05-03 21:05:00'],
    ['Tue May 03 09:05:00 CST 2011', '2011-05-03 09:05:00'],
  ])('%s is %s', (text, at) => {
    expect(cellDateTime(text)).toEqual({ ok: true, at });
  });

  it.each([
    '2011-05-03 8:30-9:30',
    '2011-05-03 24:00:01',
    '2011-05-03 24:30',
    '2011-02-30 24:00:00',
    '2011-05-03 晚上12点',
    '2011-05-03 上午13:30',
    '2011-05-03 下午',
  ])('is not made of %s, not even as midnight', (text) => {
    expect(cellDateTime(text)).toEqual({ ok: false, code: 'DATE_INVALID' });
  });
});

describe('an amount', () => {
  const yuan = { dimension: 'money', factor: 1 } as const;
  it.each([{}, { currencySign: 'accounting' }] as const)(
    'is read as money is written %o',
    (sign) => {
      const format = new Intl.NumberFormat('zh-CN', {
        style: 'currency',
        currency: 'CNY',
        ...sign,
      });
      const cents = fc.integer({ min: -1e12, max: 1e12 });
      fc.assert(
        fc.property(cents, (each) => cellNumber(format.format(each / 100), yuan) === each / 100),
      );
    },
  );

  it.each([
    ['1,234.5万', 12_345_000],
    ['1.2亿', 120_000_000],
    ['人民币1,000元', 1000],
    ['500万元人民币', 5_000_000],
    ['（350.00）', -350],
    ['(1.5万元)', -15_000],
  ])('%s is %d', (text, value) => {
    expect(cellNumber(text, yuan)).toBe(value);
  });

  it('is not pieced together, nor counted in ten thousands twice', () => {
    expect(cellNumber('1 2')).toBeUndefined();
    expect(cellNumber('12 345.6')).toBe(12_345.6);
    expect(cellNumber('1.2万', { dimension: 'money', factor: 10_000 })).toBeUndefined();
  });
});
