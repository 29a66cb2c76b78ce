import fc from 'fast-check';
import { expect, it } from 'vitest';
import { yearlyNumber } from '../../contract/yearly-numbers.ts';
import { minuteOf, ParentKeys } from './parent-keys.ts';
import { meantRow } from './year-of-parent.ts';

interface Numbered {
  readonly number: string;
  readonly date: string;
}

const yearOf = ({ date }: Numbered) => Number(date.slice(0, 4));
const keyOf = (row: Numbered) => yearlyNumber(row.number, yearOf(row));

function known(rows: readonly Numbered[]): ParentKeys {
  const keys = new ParentKeys();
  for (const row of rows) keys.add(keyOf(row), minuteOf(row.date));
  return keys;
}

function later(date: string, minutes: number): string {
  const at = new Date(Date.parse(`${date.replace(' ', 'T')}Z`) + minutes * 60_000);
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

const meant = (number: string, date: string | undefined, keys: ParentKeys) =>
  meantRow({ number, date, year: date === undefined ? undefined : Number(date.slice(0, 4)) }, keys);

const YEARS = [2012, 2013, 2014, 2015];
const NUMBERS = 8;
/** Rows of some years, numbered in the order of their days; a number of the next year is at least 100 days away. */
const history = fc
  .array(fc.integer({ min: -20, max: 20 }), {
    minLength: YEARS.length * NUMBERS,
    maxLength: YEARS.length * NUMBERS,
  })
  .map((shifts) =>
    shifts.map((shift, at): Numbered => {
      const index = at % NUMBERS;
      const dayOfYear = Math.min(364, Math.max(0, Math.round((index * 365) / NUMBERS) + shift));
      const first = `${YEARS[Math.floor(at / NUMBERS)] ?? 0}-01-01 00:00:00`;
      return { number: String(index + 1), date: later(first, dayOfYear * 24 * 60) };
    }),
  );
const soon = fc.integer({ min: 0, max: 50 * 24 * 60 });
const place = fc.integer({ min: 0, max: YEARS.length * NUMBERS - 1 });

it('property: a child that follows within weeks, over New Year too, means the row it follows', () => {
  fc.assert(
    fc.property(history, place, soon, (rows, at, minutes) => {
      const parent = rows[at] as Numbered;
      const child = later(parent.date, minutes);
      const found = meant(parent.number, child, known(rows));
      expect(found.key).toBe(keyOf(parent));
    }),
  );
});

it('property: before its parent has come, a child is never joined to another year for sure', () => {
  fc.assert(
    fc.property(history, place, place, soon, (rows, at, until, minutes) => {
      const parent = rows[at] as Numbered;
      const byTime = rows.toSorted((one, other) => (one.date < other.date ? -1 : 1));
      const child = later(parent.date, minutes);
      const { key, isDoubtful } = meant(parent.number, child, known(byTime.slice(0, until)));
      expect(
        isDoubtful ||
          key === keyOf(parent) ||
          key === yearlyNumber(parent.number, Number(child.slice(0, 4))),
      ).toBe(true);
    }),
  );
});

it('property: the order in which rows come does not matter', () => {
  fc.assert(
    fc.property(history, place, soon, (rows, at, minutes) => {
      const { number, date } = rows[at] as Numbered;
      const child = later(date, minutes);
      expect(meant(number, child, known(rows.toReversed()))).toEqual(
        meant(number, child, known(rows)),
      );
    }),
  );
});

const NEW_YEAR = known([
  { number: '5', date: '2013-12-31 23:50:00' },
  { number: '5', date: '2014-01-01 09:00:00' },
]);

it.each([
  ['2013-12-31 23:55:00', 2013],
  ['2014-01-01 08:00:00', 2013],
  ['2014-01-01 09:00:00', 2014],
  ['2014-01-01', 2014],
])('at New Year a row of %s means that of %i', (date, year) => {
  expect(meant('5', date, NEW_YEAR)).toMatchObject({
    key: yearlyNumber('5', year),
    isDoubtful: false,
  });
});

it('without a date it means the only one there is, or none', () => {
  expect(meant('5', undefined, NEW_YEAR)).toMatchObject({ key: '5', isDoubtful: true });
  const one = known([{ number: '5', date: '2013-12-31' }]);
  expect(meant('5', undefined, one)).toMatchObject({
    key: yearlyNumber('5', 2013),
    isDoubtful: false,
  });
});

it('a row that begins before all of its number waits for one of its own year', () => {
  const later = known([{ number: '5', date: '2014-06-01' }]);
  expect(meant('5', '2013-06-01', later).key).toBe(yearlyNumber('5', 2013));
});

it('a number that its year must have, since it has higher ones, is missing: the year before is no sure guess', () => {
  const rows = [
    { number: '5', date: '2013-02-01' },
    { number: '9', date: '2014-04-01' },
  ];
  expect(meant('5', '2014-03-01', known(rows))).toMatchObject({
    key: yearlyNumber('5', 2014),
    isDoubtful: true,
  });
});
