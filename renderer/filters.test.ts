import { expect, test } from 'vitest';
import { changeFilter, toggled, withDimension } from './filters.ts';
import { createTwinStore } from './store.ts';

test('a value goes in and out of a dimension, and an empty dimension is left out', () => {
  const one = toggled({ period: '2016-06' }, 'area', '330203005');
  expect(one).toEqual({ period: '2016-06', where: { area: ['330203005'] } });
  const two = toggled(one, 'area', '330203001');
  expect(two.where).toEqual({ area: ['330203005', '330203001'] });
  expect(toggled(toggled(two, 'area', '330203005'), 'area', '330203001')).toEqual({
    period: '2016-06',
  });
});

test('setting a dimension leaves the others alone', () => {
  const filter = { where: { area: ['1'], class: ['a'] } };
  expect(withDimension(filter, 'class', ['b', 'c'])).toEqual({
    where: { area: ['1'], class: ['b', 'c'] },
  });
  expect(withDimension(filter, 'class', [])).toEqual({ where: { area: ['1'] } });
});

test('systems keep their own filters', () => {
  const store = createTwinStore();
  changeFilter(store, 'work-safety', (filter) => toggled(filter, 'class', 'fire'));
  changeFilter(store, 'city-management', (filter) => ({ ...filter, period: '2016' }));
  expect(store.getState().scene.filters).toEqual({
    'work-safety': { where: { class: ['fire'] } },
    'city-management': { period: '2016' },
  });
});
