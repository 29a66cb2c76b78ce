import ExcelJS from 'exceljs';
import { utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestFolder } from '../testing/folder.ts';
import { dbf, pointShp } from '../testing/shapes.ts';
import { zipOf } from '../testing/zip.ts';
import { openTable } from './open.ts';
import type { Cell, SourceRow } from './source.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const KNOWN = new Set(['编号', '姓名', '地址', '企业名称', '注册地址', '办公地址', '电话']);
const score = (cells: readonly Cell[]) => cells.filter((cell) => KNOWN.has(String(cell))).length;

async function read(name: string) {
  const table = await openTable(folder.at(name), score);
  if (!table) throw new Error('no table');
  const rows: SourceRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return { table, rows };
}

const HEADER = ['编号', '姓名', '地址'];
/** 𠮷 and 㐂 have four bytes in GB18030. */
const ROWS = [
  ['0001', '𠮷㐂', '药行街１号'],
  ['0002', '张三', '中山东路 "甲" 座,\n后门'],
  ['0003', '李四', ''],
];
const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const TEXT = [HEADER, ...ROWS].map((row) => row.map(quoted).join(',')).join('\r\n');

describe('the same table', () => {
  it.each(['utf8', 'utf8-bom', 'utf16le', 'gbk', 'gb18030'])(
    'gives the same rows in %s',
    async (encoding) => {
      const plain = encoding === 'gbk' ? TEXT.replace('𠮷㐂', '吉喜') : TEXT;
      const mark = encoding === 'utf8-bom' || encoding === 'utf16le' ? '\uFEFF' : '';
      await folder.text('t.csv', mark + plain, encoding.replace('-bom', ''));
      const { table, rows } = await read('t.csv');
      expect(table.headers).toEqual(HEADER);
      const name = encoding === 'gbk' ? '吉喜' : '𠮷㐂';
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['0001', name, '药行街１号'],
        ROWS[1],
        ROWS[2],
      ]);
    },
  );

  it.each([
    ['tab', '\t'],
    ['semicolon', ';'],
    ['bar', '|'],
    ['full-width comma', '，'],
  ])('is cut at a %s', async (_name, delimiter) => {
    const lines = [HEADER, ['0001', '张三', '药行街'], ['0002', '李四', '江厦街']];
    await folder.text('t.txt', lines.map((line) => line.join(delimiter)).join('\n'), 'gb18030');
    const { rows } = await read('t.txt');
    expect(rows.map(({ cells }) => cells)).toEqual(lines.slice(1));
  });

  it('gives the same rows as xlsx, xls, HTML and XML called .xls', async () => {
    await folder.text('t.csv', TEXT);
    await folder.workbook('t.xlsx', { 表: [HEADER, ...ROWS] });
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, ...ROWS]), '表');
    for (const [name, bookType] of [
      ['t.xls', 'biff8'],
      ['xml.xls', 'xlml'],
    ] as const)
      await folder.bytes(name, write(book, { bookType, type: 'buffer' }) as Uint8Array);
    const cell = (text: string) => `<td>${text.replaceAll('\n', '<br/>')}</td>`;
    const html = [HEADER, ...ROWS].map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
    const head = '<html><head><meta charset="utf-8"></head><body><table>';
    await folder.text('html.xls', `${head}${html}</table></body></html>`);
    const text = (rows: readonly SourceRow[]) =>
      rows.map(({ cells }) => [0, 1, 2].map((at) => String(cells[at] ?? '')));
    const expected = text((await read('t.csv')).rows);
    for (const name of ['t.xlsx', 't.xls', 'xml.xls'])
      expect(text((await read(name)).rows), name).toEqual(expected);
    const fromHtml = text((await read('html.xls')).rows);
    expect(fromHtml.map((row) => row[1])).toEqual(expected.map((row) => row[1]));
  });

  it('is read from JSON lines', async () => {
    const lines = ROWS.map((row) =>
      JSON.stringify(Object.fromEntries(HEADER.map((h, i) => [h, row[i]]))),
    );
    await folder.text('t.jsonl', lines.join('\n'));
    expect((await read('t.jsonl')).rows.map(({ cells }) => cells)).toEqual(ROWS);
  });
});

describe('merged cells', () => {
  async function merged(name: string) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('企业');
    sheet.addRows([
      ['企业情况表'],
      ['编号', '企业名称', '地址', null, '电话'],
      [null, null, '注册地址', '办公地址', null],
      ['1', '甲', '药行街', '江厦街', '0574'],
      ['2', '乙', null, '月湖', null],
      ['3', '丙', '南门', null, null],
    ]);
    for (const range of ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'C4:C5'])
      sheet.mergeCells(range);
    await folder.bytes(name, new Uint8Array(await book.xlsx.writeBuffer()));
  }

  it('make one header of two rows and fill down inside their range only', async () => {
    await merged('m.xlsx');
    const { table, rows } = await read('m.xlsx');
    expect(table.headers).toEqual(['编号', '企业名称', '地址/注册地址', '地址/办公地址', '电话']);
    expect(table.preamble).toEqual(['企业情况表']);
    expect(rows.map(({ cells }) => cells[2] ?? null)).toEqual(['药行街', '药行街', '南门']);
    expect(rows.map(({ line }) => line)).toEqual([4, 5, 6]);
  });
});

describe('shapes', () => {
  const KML = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>井盖&amp;1</name><ExtendedData><Data name="编号"><value>0001</value></Data></ExtendedData>
<Point><coordinates>121.55,29.87,0</coordinates></Point></Placemark>
<Placemark><name>绿地</name><ExtendedData><SchemaData><SimpleData name="编号">0002</SimpleData></SchemaData></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>121.5,29.8 121.6,29.8 121.6,29.9 121.5,29.8</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
</Folder></Document></kml>`;

  it('are read from KML with their data', async () => {
    await folder.text('t.kml', KML);
    const { table, rows } = await read('t.kml');
    expect(table.headers).toEqual(['name', '编号']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['井盖&1', '0001'],
      ['绿地', '0002'],
    ]);
    expect(rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [121.55, 29.87] });
    expect(rows[1]?.geometry?.type).toBe('Polygon');
  });

  it('a track of KML is a row a fix, each with its time; what is about the place is kept', async () => {
    await folder.text(
      'track.kml',
      `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><Folder><name>早班</name>
<Placemark><name>0127</name><gx:Track>
<when>2015-03-05T01:05:00Z</when><when>2015-03-05T01:05:30Z</when><when>2015-03-05T01:06:00Z</when>
<gx:coord>121.55 29.87 3</gx:coord>
<gx:coord></gx:coord>
<gx:coord>121.552 29.872 3</gx:coord>
</gx:Track></Placemark>
<Placemark><name>岗亭</name><address>药行街1号</address><TimeStamp><when>2015-03-05</when></TimeStamp>
<Point><coordinates>121.56,29.88</coordinates></Point></Placemark></Folder></Document></kml>`,
    );
    const { table, rows } = await read('track.kml');
    const [name, when, district, address] = ['name', 'when', 'folder', 'address'].map((header) =>
      table.headers.indexOf(header),
    );
    expect(
      rows.map(({ cells }) => [name, when, district, address].map((at) => cells[at ?? -1])),
    ).toEqual([
      ['0127', '2015-03-05T01:05:00Z', '早班', null],
      ['0127', '2015-03-05T01:05:30Z', '早班', null],
      ['0127', '2015-03-05T01:06:00Z', '早班', null],
      ['岗亭', '2015-03-05', '早班', '药行街1号'],
    ]);
    expect(
      rows.map(({ geometry }) => geometry && 'coordinates' in geometry && geometry.coordinates),
    ).toEqual([[121.55, 29.87], null, [121.552, 29.872], [121.56, 29.88]]);
    expect(rows.map(({ line }) => line)).toEqual([4, 5, 6, 8]);
  });

  it('a KML that breaks off is refused with its line', async () => {
    await folder.text('cut.kml', KML.slice(0, 400));
    await expect(read('cut.kml')).rejects.toThrow(/cut\.kml, line \d+/);
  });

  it('are read from a zipped shapefile', async () => {
    await folder.bytes(
      't.zip',
      zipOf({
        'a/部件.shp': pointShp([121.55, 29.87]),
        'a/部件.dbf': dbf(['ID', 'C', 10], ['0001']),
      }),
    );
    const { table, rows } = await read('t.zip');
    expect(table.format).toBe('shapefile');
    expect(rows).toEqual([
      { line: 1, cells: ['0001'], geometry: { type: 'Point', coordinates: [121.55, 29.87] } },
    ]);
  });

  it('two shapefiles in one zip are refused', async () => {
    const shp = pointShp([121.55, 29.87]);
    await folder.bytes(
      't.zip',
      zipOf({ 'a.shp': shp, 'a.dbf': dbf(['ID', 'C', 10], ['1']), 'b.shp': shp }),
    );
    await expect(read('t.zip')).rejects.toThrow('2 shapefiles');
  });
});
