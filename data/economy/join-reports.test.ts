import { expect, it } from 'vitest';
import { createFirmMatcher } from './join-reports.ts';

const firm = (
  id: string,
  name: string,
  numbers: string[] = [],
  buildingSlot: number | null = null,
) => ({
  id,
  name,
  numbers,
  buildingSlot,
});

const report = (
  name: string,
  number: string | null = null,
  buildingSlot: number | null = null,
) => ({
  enterpriseId: null,
  number,
  name,
  buildingSlot,
});

it('goes by number before name, and by building among firms of one name', () => {
  const match = createFirmMatcher([
    firm('A', '天一贸易', ['913302001'], 1),
    firm('B', '天一贸易', ['913302002'], 2),
    firm('C', '月湖软件', ['913302003']),
  ]);
  const rows = [report('写错的名称', '913302003'), report('天一贸易', null, 2)];
  expect(rows.map((row) => match(rows).get(row))).toEqual(['C', 'B']);
  const others = [report('天一贸易', '913302002'), report('天一贸易', null, 9)];
  expect(others.map((row) => match(others).get(row))).toEqual(['B', 'A']);
});

it('leaves a row whose name several firms bear to nobody', () => {
  const match = createFirmMatcher([firm('A', '天一贸易'), firm('B', '天一贸易')]);
  const row = report('天一贸易');
  expect(match([row]).size).toBe(0);
});
