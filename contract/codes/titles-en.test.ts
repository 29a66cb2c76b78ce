import { expect, test } from 'vitest';
import { TABLES } from '../schema/index.ts';
import { titleOfCodeEn, unitIn } from './titles-en.ts';

/** Every code list a table declares: what cards, lists, filters and statistics show of it. */
const LISTS = TABLES.flatMap((table) =>
  Object.entries(table.columns).flatMap(([name, { codes }]) =>
    codes ? [[`${table.name}.${name}`, Object.values(codes)] as const] : [],
  ),
);

test.each(LISTS)('every code of %s has an English title', (_name, titles) => {
  for (const title of titles) expect(titleOfCodeEn(title)).not.toMatch(/\p{Script=Han}/u);
});

test.each(LISTS)('no two codes of %s read the same in English', (_name, titles) => {
  expect(new Set(titles.map(titleOfCodeEn)).size).toBe(new Set(titles).size);
});

test('every unit of a column has an English name', () => {
  const units = TABLES.flatMap(({ columns }) =>
    Object.values(columns).map(({ unit }) => unit ?? ''),
  );
  for (const unit of units) expect(unitIn('en', unit)).not.toMatch(/\p{Script=Han}/u);
  expect(unitIn('zh-CN', '元')).toBe('元');
});
