import { expect, it } from 'vitest';
import { DATASETS } from './datasets.ts';
import { TABLE_WORDS } from './table-words.ts';

it('every table a file may be said to feed has other words to find it by', () => {
  const named = DATASETS.map(({ tables: [table] }) => table?.name);
  expect(Object.keys(TABLE_WORDS).sort()).toEqual(named.sort());
});
