import { expect, it } from 'vitest';
import type { EconomyBook } from './book.ts';
import { classMonths } from './class-months.ts';
import type { Firm } from './firm.ts';
import type { Lease } from './leases.ts';

const place = (inDistrict: string, evidenceAt: string | null, basis = 'address') => ({
  inDistrict,
  evidenceAt,
  basis,
});

const book = (paid: readonly number[] = []) =>
  ({
    today: '2016-06-30',
    tax: {
      months: ['2016-01', '2016-02', '2016-03'],
      amounts: Float64Array.from([0, 1, 2], (at) => paid[at] ?? 0),
    },
  }) as unknown as EconomyBook;

const firm = (places: object, establishedAt = '2016-01-15') =>
  ({ index: 0, establishedAt, ...places }) as unknown as Firm;

const PLACES = {
  registered: place('yes', '2016-01-15'),
  office: place('no', '2016-05-10'),
  tax: place('yes', '2016-04-01'),
};

const lease = (from: string, to: string | null) => ({ from, to }) as Lease;

const told = (spans: ReturnType<typeof classMonths>) =>
  spans.map(({ from, to, placeClass, by }) => `${from} ${to} ${placeClass} ${by.join('+')}`);

it('a place counts from the month of its evidence; before a visit a lease tells where the firm works', () => {
  expect(
    told(classMonths(book(), firm(PLACES), [lease('2016-03-01', '2018-02-28')], false)),
  ).toEqual([
    '2016-01 2016-03 unknown registered',
    '2016-04 2016-04 111 taxRegistered',
    '2016-05 2016-06 101 surveyed',
  ]);
});

it('a month in which it paid tells its tax place, to those alone who may see its tax', () => {
  const leases = [lease('2016-01-01', null)];
  expect(told(classMonths(book([0, 5, 5]), firm(PLACES), leases, true))).toEqual([
    '2016-01 2016-01 unknown registered+leased',
    '2016-02 2016-04 111 paid',
    '2016-05 2016-06 101 surveyed',
  ]);
  expect(classMonths(book([0, 5, 5]), firm(PLACES), leases, false)[0]?.to).toBe('2016-03');
});

it('a place without a date counts always, one nobody reported never', () => {
  const places = { ...PLACES, registered: place('no', null), tax: place('unknown', null, 'none') };
  expect(told(classMonths(book(), firm(places, '2016-05-02'), [], false))).toEqual([
    '2016-05 2016-06 unknown registered+surveyed',
  ]);
});

it('looks back ten years at most', () => {
  expect(classMonths(book(), firm(PLACES, '1996-01-01'), [], false)[0]?.from).toBe('2006-07');
});
