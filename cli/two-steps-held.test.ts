import { afterEach, beforeEach, expect, it } from 'vitest';
import { citizenIdCheck } from '../contract/citizen-number.ts';
import { tableSpec } from '../contract/schema/index.ts';
import { openStore, requireCurrent } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const RING = [
  [121.5401, 29.8702],
  [121.5404, 29.8702],
  [121.5404, 29.8704],
  [121.5401, 29.8702],
];
const BUILDING = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { 楼幢编号: 'B1', 地上层数: 3 },
      geometry: { type: 'Polygon', coordinates: [RING] },
    },
  ],
});
const ROOMS = '房屋编码,楼幢编号,房间号,所在楼层\nB1-101,B1,101,1\n';
const NUMBER = '33029919800701000';
const PEOPLE = `记录编号,姓名,证件号码,房屋编码\nP1,张三,${NUMBER}${citizenIdCheck(NUMBER)},B1-101\n`;
const UNITS = '单位编号,单位名称,房屋编码\nU1,等楼单位,B1-101\n';

async function delivered(
  name: string,
  files: Readonly<Record<string, string>>,
  mode: 'full' | 'incremental',
) {
  for (const [file, text] of Object.entries(files)) await folder.text(`${name}/${file}`, text);
  await refresh({
    paths: [folder.at(name)],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
    mode,
    allowDrop: true,
  });
  const store = await openStore(folder.at('store'));
  const snapshot = await store.open(await requireCurrent(store));
  try {
    const at = (table: string) =>
      snapshot.db.all(
        `SELECT room.room_id AS room FROM ${tableSpec(table).file}.${table} JOIN base.room ON room.slot = room_slot`,
      );
    const held = async (file: string) =>
      (
        await snapshot.db.all<{ table_name: string }>(`SELECT table_name FROM ${file}.held_row`)
      ).map((row) => row.table_name);
    return {
      people: await at('resident'),
      units: await at('unit'),
      held: (await Promise.all(['base', 'people', 'economy'].map(held))).flat().sort(),
    };
  } finally {
    await snapshot.close();
  }
}

it.each(['full', 'incremental'] as const)(
  'a resident and a unit of a room of a building join in the one import the building comes with (%s)',
  async (mode) => {
    const first = { '人口.csv': PEOPLE, '单位.csv': UNITS, '房间.csv': ROOMS };
    expect(await delivered('first', first, 'full')).toEqual({
      people: [],
      units: [],
      held: ['resident', 'room', 'unit'],
    });
    const joined = [{ room: 'B1-101' }];
    expect(await delivered('second', { '楼栋.geojson': BUILDING }, mode)).toEqual({
      people: joined,
      units: joined,
      held: [],
    });
  },
);

it('rows join one step at a time too, whichever comes first', async () => {
  await delivered('people', { '人口.csv': PEOPLE, '单位.csv': UNITS }, 'full');
  const waiting = await delivered('rooms', { '房间.csv': ROOMS }, 'full');
  expect(waiting).toEqual({ people: [], units: [], held: ['resident', 'room', 'unit'] });
  const { held, people } = await delivered('building', { '楼栋.geojson': BUILDING }, 'full');
  expect([held, people]).toEqual([[], [{ room: 'B1-101' }]]);
});
