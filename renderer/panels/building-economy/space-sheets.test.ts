import { expect, test } from 'vitest';
import type { CommercialCard, Space } from '../../../contract/queries/building-economy.ts';
import { buildingSheet } from './space-sheets.ts';

const WORDS = {
  t: (key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`,
  language: 'zh-CN',
  streetName: () => '',
} as never;

const CARD = {
  row: { name: '万汇国际大厦', grade: null, rentYuan: null },
  figures: { businessAreaSquareMetres: 1 },
} as unknown as CommercialCard;

const space = (areaSquareMetres: number) =>
  ({ floorLabels: [], rooms: [], areaSquareMetres, freeFrom: null, neighbours: [] }) as never;
const spaces = (count: number): readonly Space[] =>
  Array.from({ length: count }, (_, at) => space(1000 - at));

test('a sheet of a tower with many spaces keeps to one page and says how many there are', () => {
  const sheet = buildingSheet(WORDS, CARD, spaces(34), '来源');
  expect(sheet.rows).toHaveLength(20);
  expect(sheet.notes.join()).toContain('"total":34');
});

test('a sheet with few spaces lists them all and says nothing of others', () => {
  const sheet = buildingSheet(WORDS, CARD, spaces(20), '来源');
  expect(sheet.rows).toHaveLength(20);
  expect(sheet.notes).toEqual(['来源']);
});
