import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PointLayerSpec, pointLayer } from '../../../contract/point-layers.ts';
import { type LayerPoints, NO_MINUTE } from '../../../contract/queries/points.ts';
import { countByArea, groupByArea } from './area-counts.ts';
import { countByDay, isWithin, minutesOf, passing } from './point-filter.ts';

const CASES = pointLayer('city_case') as PointLayerSpec;
const AREAS = ['330203005001001', '330203005001', '330203001002003', '330203001', ''];
const JUNE = Date.UTC(2016, 5, 1) / 60_000;

const POINTS: fc.Arbitrary<LayerPoints> = fc
  .array(
    fc.record({
      klass: fc.nat({ max: CASES.classes.length - 1 }),
      status: fc.nat({ max: CASES.statuses.length - 1 }),
      minute: fc.oneof(fc.constant(NO_MINUTE), fc.integer({ min: JUNE, max: JUNE + 43_199 })),
      area: fc.nat({ max: AREAS.length - 1 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => ({
    rows: Uint32Array.from(rows, (_, at) => at + 1),
    positions: new Float32Array(rows.length * 2),
    heights: new Float32Array(rows.length),
    classes: Uint8Array.from(rows, ({ klass }) => klass),
    statuses: Uint8Array.from(rows, ({ status }) => status),
    minutes: Int32Array.from(rows, ({ minute }) => minute),
    placements: new Uint8Array(rows.length),
    areas: Uint16Array.from(rows, ({ area }) => area),
    areaCodes: AREAS,
    total: rows.length,
    asOf: '2016-06-30',
  }));

const ALWAYS = { from: -Infinity, to: Infinity };

test('switches and cross-filter let through what both let through', () => {
  fc.assert(
    fc.property(POINTS, (points) => {
      const even = points.rows.filter((row) => row % 2 === 0);
      const pass = passing(CASES, points, { hiddenStatuses: ['closed'] }, even);
      const closed = CASES.statuses.findIndex(({ id }) => id === 'closed');
      points.rows.forEach((row, at) =>
        expect(pass[at]).toBe(row % 2 === 0 && points.statuses[at] !== closed ? 1 : 0),
      );
    }),
  );
});

test('a window holds whole days, and ends at the clock', () => {
  const window = minutesOf({ from: '2016-06-02', to: '2016-06-03' }, undefined);
  expect(isWithin(window, JUNE + 1440)).toBe(true);
  expect(isWithin(window, JUNE + 3 * 1440 - 1)).toBe(true);
  expect(isWithin(window, JUNE + 3 * 1440)).toBe(false);
  expect(isWithin(window, NO_MINUTE)).toBe(true);
  const clocked = minutesOf({ from: '2016-06-02', to: '2016-06-03' }, '2016-06-02T08:30:15');
  expect(isWithin(clocked, JUNE + 1440 + 510)).toBe(true);
  expect(isWithin(clocked, JUNE + 1440 + 511)).toBe(false);
});

test('days of the histogram add up to the points with a time that pass', () => {
  fc.assert(
    fc.property(POINTS, (points) => {
      const pass = passing(CASES, points, { hiddenClasses: ['component'] }, null);
      const timed = points.minutes.filter((minute, at) => minute !== NO_MINUTE && pass[at] === 1);
      const days = [...countByDay(points, pass).values()];
      expect(days.reduce((sum, count) => sum + count, 0)).toBe(timed.length);
    }),
  );
});

test('areas of a level take in the narrower ones, and what has no such area is in none', () => {
  fc.assert(
    fc.property(POINTS, fc.constantFrom('street', 'community', 'grid'), (points, level) => {
      const digits = { street: 9, community: 12, grid: 13 }[level];
      const groups = groupByArea(points, level);
      const pass = new Uint8Array(points.rows.length).fill(1);
      const counts = countByArea(groups, points, pass, ALWAYS, CASES.statuses.length);
      const known = [...points.areas].filter((area) => (AREAS[area] ?? '').length >= digits).length;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(known);
    }),
  );
});
