import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoAnswers } from '../demo/index.ts';
import { openStore } from '../data/snapshot/store.ts';
import type { FileReport } from '../importers/import-report.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import type { RefreshOptions } from './refresh-options.ts';
import type { RefreshReport } from './refresh-report.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

let folder: TestFolder;
let first: RefreshReport;
let answers: DemoAnswers;

beforeAll(async () => {
  folder = await TestFolder.make();
  await demo('first', false);
  answers = JSON.parse(await readFile(folder.at('first-answers.json'), 'utf8')) as DemoAnswers;
  first = await run({ paths: [folder.at('first')] });
});
afterAll(() => folder.remove());

const demo = (name: string, secondDelivery: boolean) =>
  writeShippedDemo(folder.at(name), 0.01, undefined, { secondDelivery });

const run = (options: Partial<RefreshOptions>): Promise<RefreshReport> =>
  refresh({ paths: [], storeFolder: folder.at('store'), keyFolder: folder.at('keys'), ...options });

const failure = (options: Partial<RefreshOptions>): Promise<unknown> =>
  run(options).then(
    () => undefined,
    (error: unknown) => error,
  );

async function all<Row extends object>(sql: string): Promise<Row[]> {
  const store = await openStore(folder.at('store'));
  const snapshot = await store.open((await store.currentId()) as string);
  try {
    return await snapshot.db.all<Row>(sql);
  } finally {
    await snapshot.close();
  }
}

/** Rows of an export counted without any code of the importers. */
async function countedApart(name: string): Promise<number> {
  const path = join(folder.at('first'), name);
  if (name.endsWith('.geojson')) return JSON.parse(await readFile(path, 'utf8')).features.length;
  if (name.endsWith('.shp')) return (await readFile(path.replace('.shp', '.dbf'))).readUInt32LE(4);
  if (name.endsWith('.xlsx')) return workbookRows(path);
  const text = iconv.decode(await readFile(path), name.includes('人口') ? 'gb18030' : 'utf8');
  const open = (line: string) => (line.split('"').length - 1) % 2;
  let inside = 0;
  let records = 0;
  for (const line of text.split('\n')) {
    inside = (inside + open(line)) % 2;
    if (inside === 0 && line.trim() !== '') records += 1;
  }
  return records - 1;
}

async function workbookRows(path: string): Promise<number> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  let rows = 0;
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      if (/^\d/.test(String(row.getCell(2).text))) rows += 1;
    });
  }
  return rows;
}

describe('accounting', () => {
  it('read is the sum of the others, and what an independent count finds', async () => {
    expect(first.outcome).toBe('published');
    for (const file of first.files) {
      expect(file.read).toBe(file.accepted + file.held + file.rejected + file.unchanged);
      if (file.table !== 'building')
        expect([file.file, file.read]).toEqual([file.file, await countedApart(file.file)]);
    }
    expect(first.files.map((file) => file.file)).toEqual(
      expect.arrayContaining(Object.keys(answers.files)),
    );
  });

  it('agrees with the published tables', async () => {
    for (const { table, file, accepted, held } of first.files) {
      const schema = table === 'resident' ? 'people' : table === 'unit' ? 'economy' : 'base';
      const source = `(SELECT file_id FROM ${schema}.source_file WHERE table_name = '${table}' AND name = '${file}')`;
      const [rows] = await all(
        `SELECT count(*) AS n FROM ${schema}.${table} WHERE source_file_id = ${source}`,
      );
      const [waiting] = await all(
        `SELECT count(*) AS n FROM ${schema}.held_row WHERE table_name = '${table}' AND source_file_id = ${source}`,
      );
      expect([table, file, rows, waiting]).toEqual([table, file, { n: accepted }, { n: held }]);
    }
  });

  it('finds every planted bad row at its line, and no other', async () => {
    const expected = (what: string) =>
      answers.planted.filter(({ expect: outcome }) => outcome === what);
    const lines = await rejectedLines(first);
    for (const { file, line } of expected('rejected')) expect(lines).toContain(`${file}:${line}`);
    const tables = ['room', 'resident', 'unit', 'beat_duty'];
    const people = first.files.filter(({ table }) => tables.includes(table));
    const sum = (of: (file: FileReport) => number) =>
      people.reduce((total, file) => total + of(file), 0);
    expect(sum((file) => file.rejected)).toBe(expected('rejected').length);
    expect(sum((file) => file.held)).toBe(expected('held').length);
  });

  it('drops labels of people and says so, and shows unknown columns', () => {
    const residents = first.files.filter((file) => file.table === 'resident');
    expect(residents.every((file) => file.droppedColumns.includes('民族'))).toBe(true);
    expect(first.files.find((file) => file.table === 'room')?.unknownColumns).toEqual(['序号']);
  });

  it('masks people in the report', async () => {
    const text = await workbookText(join(first.reportFolder, 'rejects.xlsx'));
    expect(text).toMatch(/3302\*{10}\d{3}[\dX]/);
    expect(text).not.toMatch(/330299\d{11}/);
  });
});

async function rejectedLines(report: RefreshReport): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(report.reportFolder, 'rejects.xlsx'));
  const lines: string[] = [];
  book.worksheets[0]?.eachRow((row) => lines.push(`${row.getCell(1).text}:${row.getCell(3).text}`));
  return lines;
}

async function workbookText(path: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const rows: string[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => rows.push(JSON.stringify(row.values)));
  return rows.join('\n');
}

describe('what is stored', () => {
  it('places buildings of metres in their community, rooms on every physical floor', async () => {
    const [placed] =
      await all(`SELECT count(*) AS n FROM base.building WHERE community_code IS NULL OR grid_code IS NULL
      OR longitude_degrees NOT BETWEEN 121.48 AND 121.575 OR latitude_degrees NOT BETWEEN 29.83 AND 29.91`);
    expect(placed).toEqual({ n: 0 });
    const wrong =
      await all(`SELECT b.building_id FROM base.building b JOIN base.room r ON r.building_slot = b.slot
      GROUP BY b.slot HAVING max(r.floor_no_top) <> b.floors_up`);
    expect(wrong).toEqual([]);
  });

  it('keeps characters of four bytes', async () => {
    const residents = first.files.filter((file) => file.table === 'resident');
    expect(new Set(residents.map((file) => file.encoding))).toEqual(new Set(['gb18030']));
  });
});

describe('a later delivery', () => {
  it('changes nothing when the files are the same', async () => {
    const again = await run({ paths: [folder.at('first')] });
    expect(again).toMatchObject({ outcome: 'unchanged', snapshotId: first.snapshotId });
    for (const file of again.files)
      expect(file.read).toBe(file.held + file.rejected + file.unchanged);
  });

  it('previews without publishing, then replaces the rooms alone', async () => {
    await demo('second', true);
    const preview = await run({ paths: [folder.at('second')], dryRun: true });
    expect(preview).toMatchObject({ outcome: 'preview', snapshotId: first.snapshotId });
    const before = await manifestFiles();
    const report = await run({ paths: [folder.at('second')] });
    expect(report.changes).toMatchObject([{ table: 'room', added: 1, changed: 1, removed: 1 }]);
    const after = await manifestFiles();
    expect([after.people, after.economy]).toEqual([before.people, before.economy]);
    expect(after.base).not.toEqual(before.base);
  });
});

async function manifestFiles(): Promise<Record<string, unknown>> {
  const store = await openStore(folder.at('store'));
  return (await store.manifest((await store.currentId()) as string)).files;
}

describe('bad input', () => {
  const rooms = '房屋编码,楼幢编号,楼层,室号\nR1,B1,1,101\n';

  it.each([
    ['an empty folder', async () => undefined, 'No file in'],
    [
      'files nobody knows',
      (at: string) => folder.text(`${at}/a.csv`, 'x,y\n1,2\n'),
      'fit no known table',
    ],
    ['an empty file', (at: string) => folder.text(`${at}/房间.csv`, ''), 'is empty'],
    [
      'text in no encoding',
      (at: string) =>
        folder.bytes(`${at}/房间.csv`, Buffer.from([...Buffer.from(rooms), 0xff, 0xff])),
      'line 3',
    ],
    [
      'garbled text',
      (at: string) => folder.text(`${at}/房间.csv`, `${rooms}锟斤拷,B1,1,1\n`),
      'line 3',
    ],
    ['a cut workbook', cutWorkbook, 'cut off or damaged'],
    ['shapes without their attributes', (at: string) => copyPart(at, '楼栋.shp'), '.dbf'],
    [
      'a header that says two things',
      (at: string) => folder.text(`${at}/人口.csv`, '记录编号,姓名,身份证号,证件号码\n1,甲,1,2\n'),
      'ambiguous',
    ],
    ['a place outside the district', beijing, 'CRS_UNKNOWN'],
  ])('%s is a sentence that names the file, and the snapshot stays', async (name, make, words) => {
    const at = `bad/${name}`;
    await mkdir(folder.at(at), { recursive: true });
    await make(at);
    const store = await openStore(folder.at('store'));
    const current = await store.currentId();
    const error = await failure({ paths: [folder.at(at)] });
    expect(error).toMatchObject({
      kind: 'invalid',
      place: { file: expect.stringContaining(folder.at(at)) },
    });
    expect(String(error)).toContain(words);
    expect(await store.currentId()).toBe(current);
  });

  it('a header without rows is blocked as a drop, not taken as an order to empty the table', async () => {
    await folder.text('bad/header/房间.csv', '房屋编码,楼幢编号,楼层,室号\n');
    expect(String(await failure({ paths: [folder.at('bad/header')] }))).toContain('--allow-drop');
  });

  it('a file that goes away while it is read stops the import', async () => {
    const path = await folder.text('bad/gone/单位.csv', '单位编号,单位名称\nU1,甲\n');
    const progress: RefreshOptions['onProgress'] = ({ stage }) => {
      if (stage === 'import') void rm(path);
    };
    await folder.text('bad/gone/网格.geojson', JSON.stringify(square(121.54, 29.87)));
    const error = await failure({
      paths: [folder.at('bad/gone')],
      onProgress: progress,
      allowDrop: true,
      dryRun: true,
    });
    expect(error).toMatchObject({ kind: 'invalid', place: { file: path } });
  });
});

const square = (x: number, y: number) => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { 代码: '330203005005', 名称: '中山社区', 级别: '社区' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + 0.01, y],
            [x + 0.01, y + 0.01],
            [x, y + 0.01],
            [x, y],
          ],
        ],
      },
    },
  ],
});

const beijing = (at: string) =>
  folder.text(`${at}/行政区划.geojson`, JSON.stringify(square(116.4, 39.9)));

async function copyPart(at: string, name: string): Promise<void> {
  const from = folder.at('first/community-policing');
  expect(await readdir(from)).toContain(name);
  await copyFile(join(from, name), join(folder.at(at), name));
}

async function cutWorkbook(at: string): Promise<void> {
  const whole = await readFile(folder.at('first/community-policing/房间.xlsx'));
  await writeFile(join(folder.at(at), '房间.xlsx'), whole.subarray(0, whole.length / 2));
}
