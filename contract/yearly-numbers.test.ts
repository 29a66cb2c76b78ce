import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  carriesYear,
  isRunningNumber,
  shownNumber,
  typedNumber,
  writtenNumber,
  yearlyNumber,
  yearOfNumber,
} from './yearly-numbers.ts';

test.each(['1', '17', '000017', 'H17', '第17号', '1100000'])('%s only counts', (number) => {
  expect(isRunningNumber(number)).toBe(true);
});

test.each(['HJ2015070100001', 'YH2014000001', '2013-17', '20130017', '1-2', 'A', ''])(
  '%s is no running number and stays as it is in every year',
  (number) => {
    expect(isRunningNumber(number)).toBe(false);
    expect(yearlyNumber(number, 2013)).toBe(number);
  },
);

it('a year in front is that of the row, or it is part of a running number', () => {
  expect(carriesYear('201317', 2013)).toBe(true);
  expect(carriesYear('130017', 2013)).toBe(true);
  expect(carriesYear('201317', 2014)).toBe(false);
  expect(carriesYear('2013', 2013)).toBe(false);
});

it('a number is shown as it may be typed', () => {
  expect(shownNumber(yearlyNumber('17', 2013))).toBe('17 (2013)');
  expect(typedNumber(shownNumber(yearlyNumber('17', 2013)))).toBe(yearlyNumber('17', 2013));
});

it('a typed year is that of the key; what a department wrote with brackets is its own', () => {
  expect(typedNumber('17 (2013)')).toBe(yearlyNumber('17', 2013));
  expect(typedNumber('17（2013年）')).toBe(yearlyNumber('17', 2013));
  expect(typedNumber('甲-17-2 (2013)')).toBe('甲-17-2 (2013)');
});

const number = fc.oneof(
  fc.integer({ min: 1, max: 1_999_999 }).map(String),
  fc.integer({ min: 1, max: 99_999 }).map((value) => String(value).padStart(6, '0')),
  fc.integer({ min: 1, max: 99_999 }).map((value) => `第${value}号`),
);
const year = fc.integer({ min: 2001, max: 2049 });

it('property: numbers of different years never come to one identity, and give back what was written', () => {
  fc.assert(
    fc.property(number, number, year, year, (one, other, first, second) => {
      const identity = yearlyNumber(one, first);
      expect(writtenNumber(identity)).toBe(one);
      expect(yearOfNumber(identity) ?? first).toBe(first);
      const isSame = one === other && first === second;
      expect(yearlyNumber(other, second) === identity).toBe(isSame);
      if (first !== second) expect(yearlyNumber(one, second)).not.toBe(identity);
    }),
  );
});
