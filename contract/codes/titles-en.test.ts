import { expect, test } from 'vitest';
import { TABLES } from '../schema/index.ts';
import { titleOfCodeEn, unitIn } from './titles-en.ts';

const SYSTEMS = [
  'city-management',
  'community-policing',
  'building-economy',
  'work-safety',
  'registry',
];

test.each(SYSTEMS)('every code of %s has an English title', (system) => {
  const titles = TABLES.filter((table) => table.system === system).flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ codes }) => Object.values(codes ?? {})),
  );
  for (const title of titles) expect(titleOfCodeEn(title)).not.toMatch(/\p{Script=Han}/u);
});

test('every unit of a column has an English name', () => {
  const units = TABLES.flatMap(({ columns }) =>
    Object.values(columns).map(({ unit }) => unit ?? ''),
  );
  for (const unit of units) expect(unitIn('en', unit)).not.toMatch(/\p{Script=Han}/u);
  expect(unitIn('zh-CN', '元')).toBe('元');
});
