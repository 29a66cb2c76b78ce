import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_DATA_CODE, WITHHELD_CODE } from '../../contract/queries/themes.ts';
import { CLASS_METHODS } from '../../contract/scene.ts';
import { THEMES, themeSpec } from '../../contract/themes/index.ts';
import type { ThemeSpec } from '../../contract/themes/theme.ts';
import { classAt, classBounds } from './class-bounds.ts';
import { naturalBreaks } from './natural-breaks.ts';
import { themeClasses } from './theme-classes.ts';

const valuesOf = (values: readonly number[]) => ({
  slots: Uint32Array.from(values.keys()),
  values: Float32Array.from(values),
  slotCount: values.length,
  asOf: '2016-06-30',
});

test.each(CLASS_METHODS)(
  '%s: bounds ascend, lie within the values and part all of them',
  (method) => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 300, noNaN: true, min: -1e6, max: 1e6 }),
        fc.integer({ min: 2, max: 7 }),
        (values, count) => {
          const bounds = classBounds(values, method, count);
          expect(bounds.length).toBeLessThan(count);
          expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
          expect(new Set(bounds).size).toBe(bounds.length);
          for (const value of values) expect(classAt(bounds, value)).toBeLessThan(count);
        },
      ),
    );
  },
);

test('quantiles put equal numbers into classes, equal intervals equal spans', () => {
  const values = Float32Array.from({ length: 1000 }, (_, at) => at * at);
  const counts = [0, 0, 0, 0];
  const bounds = classBounds(values, 'quantile', 4);
  for (const value of values) counts[classAt(bounds, value)]!++;
  for (const count of counts) expect(count).toBeGreaterThan(240);
  expect(classBounds(Float32Array.of(0, 100), 'equal', 4)).toEqual([25, 50, 75]);
});

test('natural breaks fall into the gaps, however many values lie on either side', () => {
  const groups = [...Array(900).fill(1), ...Array(40).fill(2), 50, 51, 52, 900, 905];
  expect(naturalBreaks(Float32Array.from(groups), 3)).toEqual([50, 900]);
  const many = Float32Array.from({ length: 150_000 }, (_, at) =>
    at < 100_000 ? at / 1e4 : 500 + at / 1e4,
  );
  const [bound] = naturalBreaks(many, 2);
  expect(bound).toBeGreaterThan(10);
  expect(bound).toBeLessThanOrEqual(511);
});

test('no data and withheld values are in no class and counted apart', () => {
  const spec = themeSpec('building.elders') as ThemeSpec;
  const themed = themeClasses(
    spec,
    valuesOf([1, 2, 3, 40, Number.NaN, Number.POSITIVE_INFINITY]),
    { id: spec.id, method: 'equal', classCount: 2 },
    'dark',
  );
  expect([...themed.codes]).toEqual([0, 0, 0, 1, NO_DATA_CODE, WITHHELD_CODE]);
  expect(themed.classes.map(({ count }) => count)).toEqual([3, 1]);
  expect([themed.noData, themed.withheld]).toEqual([1, 1]);
});

test('a theme with bounds of its own keeps them until the view asks otherwise', () => {
  const spec = themeSpec('building.floors') as ThemeSpec;
  const values = valuesOf([1, 4, 7, 33]);
  const own = themeClasses(spec, values, { id: spec.id }, 'light');
  expect(own.classes.map(({ from, before }) => [from, before])).toEqual([
    [undefined, 4],
    [4, 7],
    [7, 10],
    [10, 19],
    [19, undefined],
  ]);
  const asked = themeClasses(
    spec,
    values,
    { id: spec.id, method: 'quantile', classCount: 2 },
    'light',
  );
  expect(asked.classes).toHaveLength(2);
});

test('every theme has a name of its own, an unit or at most seven categories, and names its source', () => {
  expect(new Set(THEMES.map(({ id }) => id)).size).toBe(THEMES.length);
  for (const theme of THEMES) {
    expect(theme.id.startsWith(`${theme.subject}.`), theme.id).toBe(true);
    expect(theme.definition, theme.id).toContain('来源：');
    if (theme.kind === 'categories') expect(theme.categories.length).toBeLessThanOrEqual(7);
  }
});
