import { readdir, readlink } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
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

const score = headerScore(IMPORTED_TABLES, new Set());

async function read(path: string) {
  const table = await openTable(path, score);
  if (!table) throw new Error('no table');
  const rows: SourceRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return { table, rows, cells: rows.map(({ cells }) => cells) };
}

describe('text files', () => {
  const HEADER = '单位编号,单位名称,从业人数';

  it('lines that end by CR alone are lines', async () => {
    const { rows, cells } = await read(await folder.text('t.csv', `${HEADER}\rU1,a,12\rU2,b,7\r`));
    expect(cells).toEqual([
      ['U1', 'a', '12'],
      ['U2', 'b', '7'],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    const titled = await read(await folder.text('b.csv', `单位一览\r\r${HEADER}\rU1,a,12\r`));
    expect(titled.cells).toEqual([['U1', 'a', '12']]);
  });

  it('two tables in one file are refused with the lines where they begin, whichever stands first', async () => {
    const components = '部件标识码,小类代码,经度,纬度\nC1,0101,121.54,29.87\n';
    const units = '单位编号,单位名称,地址,联系人\nU1,甲,中山路1号,李\n';
    const narrow = '单位编号,单位名称\nU1,甲\nU2,乙\n';
    const below = await folder.text('below.csv', `${components}\n\n${units}`);
    await expect(read(below)).rejects.toThrow(/one from line 1 and another from line 5/);
    const above = await folder.text('above.csv', `${narrow}\n${components}`);
    await expect(read(above)).rejects.toThrow(/one from line 1 and another from line 5/);
    const titled = await folder.text(
      'titled.csv',
      `海曙区单位名册,\n填报单位：公安,日期：2016\n\n${units}\n${units}`,
    );
    expect((await read(titled)).rows).toHaveLength(2);
  });

  it('the header again, behind a mark where files were joined, is no row and is listed', async () => {
    const text = `${HEADER}\nU1,a,12\n\uFEFF${HEADER}\nU2,b,7\n`;
    const { table, cells } = await read(await folder.text('t.csv', text));
    expect(cells.map(([id]) => id)).toEqual(['U1', 'U2']);
    expect(table.skipped).toEqual([
      { line: 3, reason: '重复的表头', text: expect.stringContaining('单位编号') as string },
    ]);
  });

  it('JSON lines may be longer than 4 kB, and one alone when the file is called so', async () => {
    const long = { 单位编号: 'U1', 单位名称: 'x'.repeat(9000) };
    const lines = [long, { 单位编号: 'U2' }].map((row) => JSON.stringify(row)).join('\n');
    expect((await read(await folder.text('t.json', lines))).rows).toHaveLength(2);
    expect((await read(await folder.text('t.jsonl', JSON.stringify(long)))).rows).toHaveLength(1);
  });
});

describe('workbooks', () => {
  it('write a carriage return as _x000D_', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('表').addRows([
      ['单位编号', '单位名称'],
      ['U0001', '甲_x000D_\n乙_x005F_x000D_'],
    ]);
    const path = await folder.bytes('t.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect((await read(path)).cells).toEqual([['U0001', '甲\r\n乙_x000D_']]);
  });

  /** A sheet whose second column has one number in cells of these formats. */
  function formatted(formats: readonly (number | string)[], date1904: boolean): Buffer {
    const own = formats.flatMap((format, at) =>
      typeof format === 'string' ? [`<numFmt numFmtId="${200 + at}" formatCode="${format}"/>`] : [],
    );
    const styles = formats.map((format, at) => (typeof format === 'string' ? 200 + at : format));
    const text = (name: string, value: string) =>
      `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = styles.map(
      (_, at) =>
        `<row r="${at + 2}">${text(`A${at + 2}`, 'U1')}<c r="B${at + 2}" s="${at}"><v>40666</v></c></row>`,
    );
    const head = `<row r="1">${text('A1', '单位编号')}${text('B1', '单位名称')}</row>`;
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    return zipOf({
      '[Content_Types].xml': Buffer.from('<Types/>'),
      'xl/workbook.xml': Buffer.from(
        `<workbook ${main}><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets/></workbook>`,
      ),
      'xl/styles.xml': Buffer.from(
        `<styleSheet ${main}><numFmts count="${own.length}">${own.join('')}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs count="${styles.length}">${styles.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': Buffer.from(
        `<worksheet ${main}><sheetData>${head}${rows.join('')}</sheetData></worksheet>`,
      ),
    });
  }

  it('show dates in formats only Chinese Excel names, and none where a letter is a unit', async () => {
    const formats = [31, 57, 'yyyy/m/d', '0.00\\m', '_d0', 'mm:ss.0'];
    const path = await folder.bytes('t.xlsx', formatted(formats, false));
    const shown = (await read(path)).cells.map(([, cell]) => cell);
    expect(shown).toEqual(['2011-05-03', '2011-05-03', '2011-05-03', 40_666, 40_666, '2011-05-03']);
    const old = await folder.bytes('old.xlsx', formatted([31], true));
    expect((await read(old)).cells[0]?.[1]).toBe('2015-05-04');
  });
});

describe('KML and GeoJSON', () => {
  const RING = '121.5,29.8 121.6,29.8 121.6,29.9 121.5,29.8';

  it('a surface with its label point is the surface; empty coordinates are none', async () => {
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>a</name><MultiGeometry><Point><coordinates>121.5,29.8</coordinates></Point>
<Polygon><outerBoundaryIs><LinearRing><coordinates>${RING}</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
<Placemark><name>b</name><Point><coordinates> </coordinates></Point></Placemark></Document></kml>`;
    const { rows } = await read(await folder.text('t.kml', kml));
    expect(rows.map(({ geometry }) => geometry?.type)).toEqual(['MultiPolygon', undefined]);
  });

  it('spaces behind commas and a hole told before its surface change nothing', async () => {
    const hole = '121.55, 29.82, 0 121.57, 29.82, 0 121.57, 29.84, 0 121.55, 29.82, 0';
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><Point><coordinates>121.5, 29.8, 0</coordinates></Point></Placemark>
<Placemark><Polygon><innerBoundaryIs><LinearRing><coordinates>${hole}</coordinates></LinearRing></innerBoundaryIs>
<outerBoundaryIs><LinearRing><coordinates>${RING}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`;
    const { rows } = await read(await folder.text('spaced.kml', kml));
    expect(rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [121.5, 29.8] });
    const { coordinates } = rows[1]?.geometry as Polygon;
    expect(coordinates.map(([first]) => first)).toEqual([
      [121.5, 29.8],
      [121.55, 29.82],
    ]);
  });

  it('a collection of shapes is its surfaces, and says where lines were left out', async () => {
    const ring = RING.split(' ').map((at) => at.split(',').map(Number));
    const geometries = [
      { type: 'LineString', coordinates: ring },
      { type: 'Polygon', coordinates: [ring] },
    ];
    const geometry = { type: 'GeometryCollection', geometries };
    const features = [{ type: 'Feature', properties: { id: '1' }, geometry }];
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const [row] = (await read(await folder.text('t.geojson', text))).rows;
    expect(row?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[ring]] });
    expect(row?.flags).toEqual(['GEOM_REPAIRED']);
  });
});

describe('a shapefile', () => {
  async function shapefile(field: readonly [string, string, number], value: string | Buffer) {
    await folder.bytes('t.dbf', dbf(field, [value]));
    await folder.text('t.cpg', 'UTF-8');
    return folder.bytes('t.shp', pointShp([121.55, 29.87]));
  }

  it('keeps all digits of a code in a field for numbers', async () => {
    const path = await shapefile(['ObjID', 'N', 18], '  3302030118000231');
    expect((await read(path)).cells).toEqual([['3302030118000231']]);
  });

  it('gives a date that is none as it stands, for the check to name', async () => {
    expect((await read(await shapefile(['ORDate', 'D', 8], '2011/5/3'))).cells).toEqual([
      ['2011/5/3'],
    ]);
    expect((await read(await shapefile(['ORDate', 'D', 8], '00000000'))).cells).toEqual([[null]]);
  });

  it('stays UTF-8 where a text was cut inside its last character', async () => {
    const cut = Buffer.from('药行街天一').subarray(0, 14);
    const { table, rows } = await read(await shapefile(['NAME', 'C', 14], cut));
    expect(table.encoding).toBe('utf-8');
    expect(rows[0]?.cells).toEqual(['药行街天']);
    expect(rows[0]?.flags).toEqual(['TEXT_CUT']);
  });

  it('whose records are narrower than their fields is refused', async () => {
    const path = await shapefile(['NAME', 'C', 14], 'a');
    const bytes = dbf(['NAME', 'C', 14], ['a']);
    bytes.writeUInt16LE(9, 10);
    await folder.bytes('t.dbf', bytes);
    await expect(read(path)).rejects.toThrow('cut off or damaged');
  });

  it.runIf(process.platform === 'linux')(
    'is closed when only its beginning was looked at',
    async () => {
      const path = await folder.bytes('t.shp', pointShp([121.55, 29.87], 9000));
      await folder.bytes('t.dbf', dbf(['NAME', 'C', 1], new Array<string>(9000).fill('a')));
      const isOpen = async () => {
        const names = await readdir('/proc/self/fd');
        const files = names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => ''));
        return (await Promise.all(files)).includes(path);
      };
      const table = await openTable(path, score);
      for await (const _ of table?.rows() ?? []) {
        expect(await isOpen()).toBe(true);
        break;
      }
      expect(await isOpen()).toBe(false);
    },
  );
});
