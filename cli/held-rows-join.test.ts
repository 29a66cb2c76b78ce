import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestFolder } from '../importers/testing/folder.ts';
import { runImport } from './import-desk/run-import.ts';

let folder: TestFolder;
beforeAll(async () => {
  folder = await TestFolder.make();
});
afterAll(() => folder.remove());

const RING = [121.5401, 29.8702, 121.5404, 29.8702, 121.5404, 29.8704, 121.5401, 29.8702];
const BUILDING = {
  type: 'Feature',
  properties: { 楼幢编号: 'B1', 地上层数: 3 },
  geometry: {
    type: 'Polygon',
    coordinates: [[0, 2, 4, 6].map((at) => RING.slice(at, at + 2))],
  },
};

async function imported(name: string, dryRun = false) {
  const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
  const { result } = await runImport(places, {
    paths: [folder.at(name)],
    choices: [],
    saved: [],
    dryRun,
    incremental: true,
    allowDrop: false,
    acceptCrs: true,
    allowOlder: false,
    account: 'local',
    signal: new AbortController().signal,
    expected: { rows: 1, byFile: new Map() },
    onProgress: () => undefined,
  });
  return result;
}

it('a trial says which held rows will join with what they waited for, the report that they did', async () => {
  await folder.text('first/单位.csv', '单位编号,单位名称\nU0,在册单位\n');
  await imported('first');
  await folder.text('held/单位.csv', '单位编号,单位名称,房屋编码\nU1,等楼单位,B1-101\n');
  const held = await imported('held');
  expect(held.tables).toMatchObject([{ table: 'unit', added: 0, held: 1, before: 1, after: 1 }]);
  const collection = { type: 'FeatureCollection', features: [BUILDING] };
  await folder.text('comes/楼栋.geojson', JSON.stringify(collection));
  await folder.text('comes/房间.csv', '房屋编码,楼幢编号,房间号,所在楼层\nB1-101,B1,101,1\n');
  const joined = { table: 'unit', added: 1, before: 1, after: 2 };
  for (const dryRun of [true, true, false]) {
    const { tables } = await imported('comes', dryRun);
    expect(tables.find(({ table }) => table === 'unit')).toMatchObject(joined);
  }
});
