import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { IMPORTED_TABLES } from '../datasets.ts';
import { TestFolder } from '../testing/folder.ts';
import { dbf, pointShp } from '../testing/shapes.ts';
import { zipOf } from '../testing/zip.ts';
import { headerScore } from '../vocabulary.ts';
import { openTable } from './open.ts';
import type { SourceRow } from './source.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

async function read(path: string) {
  const table = await openTable(path, headerScore(IMPORTED_TABLES, new Set()));
  if (!table) throw new Error('no table');
  const rows: SourceRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return { table, rows, cells: rows.map(({ cells }) => cells) };
}

const HEADER = '单位编号,单位名称,从业人数';
const ROWS = 'U1,一单元,12\r\nU2,全角１２,7\r\n'.repeat(8);
const TEXT = `${HEADER}\r\n${ROWS}`;

describe('text as other systems write it', () => {
  it.each(['utf-16le', 'utf-16be'])(
    'is read in %s without a mark, 一 in it or not',
    async (name) => {
      const { table, cells } = await read(await folder.text('t.csv', TEXT, name));
      expect(table.encoding).toBe(name);
      expect(cells.slice(0, 2)).toEqual([
        ['U1', '一单元', '12'],
        ['U2', '全角１２', '7'],
      ]);
    },
  );

  it.each(['utf-32le', 'utf-32be'])('is refused by its name in %s', async (name) => {
    const path = await folder.text('t.csv', TEXT, name);
    await expect(read(path)).rejects.toThrow('UTF-32');
    await expect(read(await folder.text('m.csv', `\uFEFF${TEXT}`, name))).rejects.toThrow('UTF-32');
  });

  it.each(['utf-16le', 'utf-16be'])(
    'of letters and digits alone is no UTF-32 in %s',
    async (name) => {
      const text = 'unit_no,name,staff\r\nU1,one,12\r\nU2,two,7\r\n';
      for (const mark of ['', '\uFEFF'])
        expect((await read(await folder.text('a.csv', mark + text, name))).cells).toEqual([
          ['U1', 'one', '12'],
          ['U2', 'two', '7'],
        ]);
    },
  );

  it('has rows where lines end by CR alone and a cell holds a line feed', async () => {
    const text = `${HEADER}\rU1,"a\nb",12\rU2,b,7\r`;
    expect((await read(await folder.text('t.csv', text))).cells).toEqual([
      ['U1', 'a\nb', '12'],
      ['U2', 'b', '7'],
    ]);
  });
});

describe('GeoJSON with a feature a line', () => {
  const feature = (id: string) =>
    `{ "type": "Feature", "properties": { "单位编号": "${id}" }, "geometry": { "type": "Point", "coordinates": [121.5, 29.8] } }`;

  it.each([
    ['t.geojsonl', '', '\n'],
    ['t.json', '\u001E', '\n'],
  ])('is read from %s, its broken lines named', async (name, mark, end) => {
    const lines = [feature('U1'), feature('U2').slice(0, 40), feature('U3')];
    const text = lines.map((line) => `${mark}${line}${end}`).join('');
    const { table, rows, cells } = await read(await folder.text(name, text));
    expect(table.format).toBe('geojson');
    expect(cells).toEqual([['U1'], [null], ['U3']]);
    expect(rows[2]?.geometry).toEqual({ type: 'Point', coordinates: [121.5, 29.8] });
    expect(rows.map(({ line, broken }) => [line, broken?.code])).toEqual([
      [1, undefined],
      [2, 'ROW_SHAPE'],
      [3, undefined],
    ]);
  });

  it('is read as one row where the file is one feature', async () => {
    const { rows } = await read(await folder.text('t.geojson', feature('U1')));
    expect(rows).toEqual([
      { line: 1, cells: ['U1'], geometry: { type: 'Point', coordinates: [121.5, 29.8] } },
    ]);
  });
});

it('says of a format that is not read which one it is and what to save it as', async () => {
  const refused = async (path: string) =>
    read(path).then(
      () => 'read',
      (error: unknown) => (error as Error).message,
    );
  const gpx = '<?xml version="1.0"?>\n<gpx version="1.1" creator="x"><wpt lat="1" lon="2"/></gpx>';
  expect(await refused(await folder.text('t.gpx', gpx))).toContain('(gpx)');
  const gml = '<?xml version="1.0"?>\n<ogr:FeatureCollection gml:id="a"></ogr:FeatureCollection>';
  expect(await refused(await folder.text('t.gml', gml))).toContain('(FeatureCollection)');
  const kmz = zipOf({ 'doc.kml': Buffer.from('<kml/>') });
  expect(await refused(await folder.bytes('t.kmz', kmz))).toContain('.kmz');
  const ods = Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    Buffer.alloc(26),
    Buffer.from('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
  ]);
  expect(await refused(await folder.bytes('t.ods', ods))).toContain('.xlsx');
});

it('finds a sheet whose part has a name of its own', async () => {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (...values: string[]) => `<row>${values.map(text).join('')}</row>`;
  const rows = row(...HEADER.split(',')) + row('U1', '甲', '12');
  const path = await folder.bytes(
    't.xlsx',
    zipOf({
      'xl/workbook.xml': Buffer.from(
        `<workbook ${main} xmlns:r="${links}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': Buffer.from(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/data.xml"/></Relationships>`,
      ),
      'xl/worksheets/data.xml': Buffer.from(
        `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ),
    }),
  );
  const { table, cells } = await read(path);
  expect(table.sheets).toEqual(['表']);
  expect(cells).toEqual([['U1', '甲', '12']]);
});

it('gives a time of day of an .xls without a date', async () => {
  const sheet = utils.aoa_to_sheet([HEADER.split(','), ['U1', '甲']]);
  sheet.C2 = { t: 'n', v: 0.395_833_333_3, z: 'h:mm' };
  sheet['!ref'] = 'A1:C2';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet);
  const bytes = write(book, { bookType: 'biff8', type: 'buffer' }) as Uint8Array;
  expect((await read(await folder.bytes('t.xls', bytes))).cells).toEqual([['U1', '甲', '09:30']]);
});

it('keeps what is no number in a number field of a .dbf, but for asterisks, which mean none', async () => {
  await folder.bytes('t.dbf', dbf(['COUNT', 'N', 8], ['12.5.3', '********', '    12']));
  const path = await folder.bytes('t.shp', pointShp([121.55, 29.87], 3));
  expect((await read(path)).cells).toEqual([['12.5.3'], [null], [12]]);
});

it('reads rows that are hidden in their sheet, and counts them by sheet', async () => {
  const book = new ExcelJS.Workbook();
  for (const [name, hidden] of [
    ['一月', [2, 3]],
    ['二月', []],
    ['三月', [3]],
  ] as const) {
    const sheet = book.addWorksheet(name);
    sheet.addRows([HEADER.split(','), [`${name}1`, '甲', 1], [`${name}2`, '乙', 2]]);
    for (const row of hidden) sheet.getRow(row).hidden = true;
  }
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const { table, rows } = await read(await folder.bytes('t.xlsx', bytes));
  expect(rows).toHaveLength(6);
  expect([0, 1, 2].map((sheet) => table.hiddenRows?.[sheet] ?? 0)).toEqual([2, 0, 1]);
});
