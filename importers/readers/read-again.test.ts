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
  await folder.text(name, text('丙'));
  expect(await names(table)).toEqual(['丙']);
});

it('a file that is no collection any more when its rows are read says so', async () => {
  const path = await folder.text('t.geojson', geojson('甲'));
  const table = await open(path);
  await folder.text('t.geojson', '{}');
  await expect(names(table)).rejects.toMatchObject({ kind: 'invalid', place: { file: path } });
});

/** Features whose texts hold what marks a list, told over several lines. */
const FEATURES = Array.from({ length: 3000 }, (_, at) => ({
  type: 'Feature',
  properties: { name: `${at} "]},{[: features`, features: [at, [at]] },
  geometry: { type: 'Point', coordinates: [121.5, 29.8] },
}));

it.each([
  ['in one line', undefined],
  ['indented', 2],
])('features %s are read wherever pieces end, whatever stands around them', async (_, indent) => {
  const collection = {
    type: 'FeatureCollection',
    metadata: { features: ['none'], name: 'features' },
    features: FEATURES,
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } },
  };
  const path = await folder.text('t.json', JSON.stringify(collection, null, indent));
  const table = await open(path);
  expect(table.headers).toEqual(['name', 'features']);
  expect(table.crs).toEqual({ name: 'EPSG:4549', known: true });
  const lines: number[] = [];
  for await (const rows of table.rows()) lines.push(...rows.map(({ line }) => line));
  expect(lines).toEqual(FEATURES.map((_feature, at) => at + 1));
  expect(await names(table)).toEqual(FEATURES.map(({ properties }) => properties.name));
});

it('a collection that is cut when its rows are read is refused with the line', async () => {
  const whole = geojson('甲', '乙').replaceAll(',{', ',\n{');
  const path = await folder.text('t.geojson', whole);
  const table = await open(path);
  for (const end of [whole.length - 1, whole.length - 2, whole.indexOf('乙'), 60]) {
    const text = whole.slice(0, end);
    await folder.text('t.geojson', text);
    await expect(names(table), text).rejects.toMatchObject({
      kind: 'invalid',
      place: { line: text.split('\n').length },
    });
  }
});
