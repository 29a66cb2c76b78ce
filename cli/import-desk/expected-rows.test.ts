import { stat } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTable } from '../../importers/readers/open.ts';
import type { SourceRow } from '../../importers/readers/source.ts';
import { TestFolder } from '../../importers/testing/folder.ts';
import { expectedRows } from './expected-rows.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const ROWS = 4000;
const SAMPLED = 50;
const HEADER = ['企业名称', '注册地址', '办公地址', '电话'];
/** The first rows are as long as the others. */
const CELLS = Array.from({ length: ROWS }, (_, at) => at + ROWS).map((row) => [
  `宁波市海曙${'甲乙丙丁'[row % 4]}贸易有限公司${row}`,
  `药行街${row % 200}号${row}室`,
  row % 3 === 0 ? '' : '中山东路1号',
  `0574-87${String(row).padStart(6, '0')}`,
]);
const CSV = [HEADER, ...CELLS].map((cells) => cells.join(',')).join('\r\n');
const RECORDS = CELLS.map((cells) =>
  Object.fromEntries(cells.map((cell, at) => [HEADER[at] as string, cell])),
);
const FEATURES = RECORDS.map((properties, row) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [121.55 + row / 1e5, 29.87] },
}));

it.each([
  ['企业.csv', () => folder.text('企业.csv', CSV)],
  ['企业_gbk.csv', () => folder.text('企业_gbk.csv', CSV, 'gb18030')],
  ['企业_utf16.csv', () => folder.text('企业_utf16.csv', CSV, 'utf-16')],
  ['企业.xlsx', () => folder.workbook('企业.xlsx', { 一: [HEADER, ...CELLS] })],
  [
    '企业.jsonl',
    () => folder.text('企业.jsonl', RECORDS.map((one) => JSON.stringify(one)).join('\n')),
  ],
  [
    '企业.geojson',
    () =>
      folder.text(
        '企业.geojson',
        JSON.stringify({ type: 'FeatureCollection', features: FEATURES }),
      ),
  ],
])('expects a tenth more or less than the rows of %s', async (_name, write) => {
  const path = await write();
  const table = await openTable(path, (cells) => cells.filter(isHeader).length);
  if (!table) throw new Error('no table');
  const sample: SourceRow[] = [];
  for await (const rows of table.rows()) {
    sample.push(...rows);
    if (sample.length >= SAMPLED) break;
  }
  const { size } = await stat(path);
  const expected = expectedRows(size, table, sample.slice(0, SAMPLED), SAMPLED);
  expect(expected / ROWS).toBeGreaterThan(0.9);
  expect(expected / ROWS).toBeLessThan(1.1);
});

function isHeader(cell: unknown): boolean {
  return HEADER.includes(String(cell));
}
