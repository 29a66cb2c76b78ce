import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IMPORTED_TABLES } from '../datasets.ts';
import { TestFolder } from '../testing/folder.ts';
import { headerScore } from '../vocabulary.ts';
import { openTable } from './open.ts';
import type { SourceTable } from './source.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const score = headerScore(IMPORTED_TABLES, new Set());

async function open(path: string): Promise<SourceTable> {
  const table = await openTable(path, score);
  if (!table) throw new Error('no table');
  return table;
}

async function names(table: SourceTable): Promise<unknown[]> {
  const at = table.headers.indexOf('name');
  const found: unknown[] = [];
  for await (const batch of table.rows()) found.push(...batch.map(({ cells }) => cells[at]));
  return found;
}

/** What nobody holds is gone after it. */
async function collectEverything(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await new Promise((resolve) => setImmediate(resolve));
  collect();
}

const geojson = (...all: string[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: all.map((name) => ({ type: 'Feature', properties: { name }, geometry: null })),
  });
const kml = (...all: string[]) =>
  `<kml><Document>${all.map((name) => `<Placemark><name>${name}</name></Placemark>`).join('')}</Document></kml>`;

it.each([
  ['t.geojson', geojson],
  ['t.kml', kml],
])('%s is read any number of times and not held in memory meanwhile', async (name, text) => {
  const path = await folder.text(name, text('甲', '乙'));
  const table = await open(path);
  expect(await names(table)).toEqual(['甲', '乙']);
  expect(await names(table)).toEqual(['甲', '乙']);
  await collectEverything();
  await folder.text(name, text('丙'));
  expect(await names(table)).toEqual(['丙']);
});

it('a file that is no collection any more when its rows are read says so', async () => {
  const path = await folder.text('t.geojson', geojson('甲'));
  const table = await open(path);
  await collectEverything();
  await folder.text('t.geojson', '{}');
  await expect(names(table)).rejects.toMatchObject({ kind: 'invalid', place: { file: path } });
});
