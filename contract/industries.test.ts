import { expect, it } from 'vitest';
import { industrySection } from './industries.ts';

it.each([
  ['F5211', '2011', 'F'],
  ['5211', '2011', 'F'],
  ['6510', '2017', 'I'],
  ['84', '2011', 'Q'],
  ['F', '2017', 'F'],
  ['H6399', '2002', 'F'],
  ['F5800', '2002', 'G'],
  ['G6212', '2002', 'I'],
  ['8490', '2002', 'P'],
  ['H', '2002', undefined],
  [null, '2011', undefined],
  ['9', '2011', undefined],
])('%s of %s is of section %s', (code, edition, section) =>
  expect(industrySection(code, edition)).toBe(section),
);
