import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDate } from './dates.ts';
import { cellDateTime } from './datetimes.ts';
import { cellMonth, cellPeriod } from './periods.ts';

const SAME = '2011-05-03 09:05:00';

describe('a moment', () => {
  it.each([
    '2011-05-03 09:05:00',
    '2011-5-3 9:05',
    '2011/5/3 9:05:00',
    '2011.5.3 9:05',
    '2011年5月3日 9时5分',
    '2011年5月3日9:05',
    '20110503090500',
    '201105030905',
    '2011-05-03T09:05:00.000',
    '2011-05-03T01:05:00Z',
    '2011-05-03T09:05:00+08:00',
    '2011-05-03 09:05:00+08',
    '2011-05-03 01:05:00.123+00',
    '2011-05-03 上午9:05',
    '2011/5/3 上午 9:05',
    '2011-05-03 9:05 AM',
    '２０１１-０５-０３ ０９:０５:００',
    ' 2011-05-03 09:05:00',
    40666 + (9 * 60 + 5) / 1440,
    20110503090500,
    201105030905,
    Date.UTC(2011, 4, 3, 1, 5) / 1000,
    Date.UTC(2011, 4, 3, 1, 5),
  ])('is read from %s', (cell) => {
    expect(cellDateTime(cell)).toEqual({ ok: true, at: SAME });
  });

  it('of an afternoon is after noon', () => {
    expect(cellDateTime('2011-05-03 下午2:30')).toEqual({ ok: true, at: '2011-05-03 14:30:00' });
  });

  it('without a clock is midnight and says so', () => {
    const midnight = { ok: true, at: '2011-05-03 00:00:00', flag: 'TIME_MISSING' };
    for (const cell of ['2011-05-03', '20110503', '二〇一一年五月三日', 40666])
      expect(cellDateTime(cell)).toEqual(midnight);
  });

  it.each(['2011-02-30 09:05:00', '2011-05-03 25:00:00', '2011-05-03 9:75', '待定'])(
    'is not read from %s',
    (cell) => {
      expect(cellDateTime(cell)).toEqual({ ok: false, code: 'DATE_INVALID' });
    },
  );

  it('day first is ambiguous, blanks and 1899 are nothing', () => {
    expect(cellDateTime('03/05/2011 09:05')).toEqual({ ok: false, code: 'DATE_AMBIGUOUS' });
    for (const blank of [null, '', '-', '无', '1899-12-30 00:00:00'])
      expect(cellDateTime(blank)).toEqual({ ok: true, at: null });
  });

  it('comes back from every shape it is written in', () => {
    const moments = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (date) => {
        const text = date.toISOString().slice(0, 19).replace('T', ' ');
        const [day, clock] = text.split(' ') as [string, string];
        const slashed = `${day.replaceAll('-', '/')} ${clock}`;
        const shapes = [text, slashed, text.replace(/[-: ]/g, ''), `${day}T${clock}+08:00`];
        return shapes.every((shape) => {
          const verdict = cellDateTime(shape);
          return verdict.ok && verdict.at === text;
        });
      }),
    );
  });
});

it.each([
  ['20110503 09:12:00', '2011-05-03'],
  ['2011-05-03 上午9:05', '2011-05-03'],
  ['2011/5/3 上午 9:05', '2011-05-03'],
  ['2011年05月03日09时05分00秒', '2011-05-03'],
  ['2011/05/03T16:30:00Z', '2011-05-04'],
  ['二○一一年五月三日', '2011-05-03'],
  ['0000-00-00', null],
  ['0000-00-00 00:00:00', null],
  ['2011.10', '2011-10-01'],
])('%s is the same day in a column of dates and in one of moments', (text, day) => {
  const date = cellDate(text);
  expect(date.ok && date.date).toBe(day);
  const moment = cellDateTime(text);
  expect(moment.ok && (moment.at?.slice(0, 10) ?? null)).toBe(day);
});

describe('a month', () => {
  it.each([
    '2011-05',
    '201105',
    201105,
    '2011年5月',
    '2011/5',
    '2011.05',
    '2011-05-31',
    2011.05,
    40666,
    '20115',
  ])('is read from %s', (cell) => {
    expect(cellMonth(cell)).toBe('2011-05');
  });

  it('is not guessed', () => {
    expect(cellMonth(2011.1)).toBeUndefined();
    expect(cellMonth('2011')).toBeUndefined();
    expect(cellMonth('2011-13')).toBeUndefined();
    expect(cellMonth('')).toBeNull();
  });
});

it.each([
  ['2010', '2010'],
  ['2010年', '2010'],
  ['2010H1', '2010H1'],
  ['2010年下半年', '2010H2'],
  ['2010Q3', '2010Q3'],
  ['2010年第三季度', '2010Q3'],
  ['2010年1-7月', '2010-01~07'],
  ['2010-01~07', '2010-01~07'],
  ['2010年7月', '2010-07'],
  [201007, '2010-07'],
  ['2010-01-01', '2010-01'],
  ['2010-07-10', '2010-07'],
  ['2010-1-7月', '2010-01~07'],
  ['2010年1-7', '2010-01~07'],
  ['2010年1月-7月', '2010-01~07'],
  ['2010年1月至7月', '2010-01~07'],
  ['2010年度', '2010'],
])('period %s is %s', (cell, period) => {
  expect(cellPeriod(cell)).toBe(period);
});
