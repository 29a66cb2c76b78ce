import { expect, test } from 'vitest';
import { TABLES } from '../schema/index.ts';
import { titleOfCodeEn } from './titles-en.ts';

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
