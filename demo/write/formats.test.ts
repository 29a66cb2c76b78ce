import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { open } from 'shapefile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGb18030 } from './gb18030.ts';
import { writeShapefile } from './shapefile.ts';
import { csvLine } from './text-file.ts';
import { writeXlsx } from './xlsx.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-formats-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('written formats', () => {
  test('GB 18030 decodes to the text it was made from', () => {
    const character = fc
      .integer({ min: 0x20, max: 0x2ffff })
      .filter((code) => (code < 0xd800 || code > 0xf8ff) && code !== 0xfffd);
    fc.assert(
      fc.property(fc.array(character), (codes) => {
        const text = String.fromCodePoint(...codes);
        expect(iconv.decode(encodeGb18030(text), 'gb18030')).toBe(text);
      }),
    );
    expect(encodeGb18030('𠮷')).toHaveLength(4);
    expect(encodeGb18030('鼓楼')).toHaveLength(4);
  });

  test('a workbook opens in another library with text and numbers as they were', async () => {
    const path = join(folder, 'book.xlsx');
    await writeXlsx(path, '房间', [['标题 <&>'], ['3A02', 89.5, null, '夹层']]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const rows = [1, 2].map((row) =>
      (book.worksheets[0]!.getRow(row).values as unknown[]).slice(1),
    );
    expect(book.worksheets[0]!.name).toBe('房间');
    expect(rows).toEqual([['标题 <&>'], ['3A02', 89.5, undefined, '夹层']]);
  });

  test('a shapefile opens in another library with its holes and its Chinese', async () => {
    const base = join(folder, '楼栋');
    const square = (size: number): [number, number][] => [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
    ];
    const hole = square(2)
      .map(([x, y]): [number, number] => [x + 3, y + 3])
      .reverse();
    await writeShapefile(
      base,
      [
        { name: '楼名', type: 'C', length: 20 },
        { name: '高度', type: 'N', length: 7, decimals: 1 },
      ],
      [{ polygon: [square(10), hole], values: ['月湖盛园', 12.3] }],
    );
    const source = await open(`${base}.shp`, `${base}.dbf`, { encoding: 'gb18030' });
    const { value } = await source.read();
    expect(value.properties).toEqual({ 楼名: '月湖盛园', 高度: 12.3 });
    expect((value.geometry as GeoJSON.Polygon).coordinates.map((ring) => ring.length)).toEqual([
      5, 5,
    ]);
  });

  test('a CSV cell with a comma or a quote is quoted', () => {
    expect(csvLine(['a,b', 'say "x"', '鼓楼'])).toBe('"a,b","say ""x""",鼓楼');
  });
});
