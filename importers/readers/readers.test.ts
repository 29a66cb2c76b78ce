import { appendFile, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IMPORTED_TABLES } from '../datasets.ts';
import { headerScore } from '../vocabulary.ts';
import { TestFolder } from '../testing/folder.ts';
import { scanText } from './encoding.ts';
import { openTable } from './open.ts';
import type { SourceRow, SourceTable } from './source.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const score = headerScore(IMPORTED_TABLES, new Set());

async function read(path: string): Promise<{ table: SourceTable; rows: SourceRow[] }> {
  const table = await openTable(path, score);
  if (!table) throw new Error('no table');
  const rows: SourceRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return { table, rows };
}

const refusal = (path: string) =>
  read(path).then(
    () => undefined,
    (error: unknown) => error,
  );

/** 𠮷 and 㐂 take four bytes in GB18030. */
const CONTENT = '单位编号,单位名称,从业人数\nU1,𠮷㐂餐馆,12\nU2,"宁波,海曙",7\n';

describe('encodings', () => {
  it.each([
    ['utf8', 'utf-8'],
    ['gb18030', 'gb18030'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
  ])('reads %s', async (encoding, detected) => {
    const path = await folder.text('单位.csv', CONTENT, encoding);
    const { table, rows } = await read(path);
    expect(table.encoding).toBe(detected);
    expect(table.headers).toEqual(['单位编号', '单位名称', '从业人数']);
    expect(rows.map((row) => row.cells)).toEqual([
      ['U1', '𠮷㐂餐馆', '12'],
      ['U2', '宁波,海曙', '7'],
    ]);
  });

  it('takes a BOM off', async () => {
    const { table } = await read(await folder.text('单位.csv', `\uFEFF${CONTENT}`));
    expect(table.encoding).toBe('utf-8-bom');
    expect(table.headers[0]).toBe('单位编号');
  });

  it('decides by the whole file, not by its beginning', async () => {
    const ascii = `id,name,staff\n${'1,a,2\n'.repeat(300_000)}`;
    const path = await folder.text('a.csv', `${ascii}2,宁波,3\n`, 'gb18030');
    expect((await scanText(path)).encoding).toBe('gb18030');
  });

  it('names the line of a damaged byte in UTF-8', async () => {
    const path = await folder.text('单位.csv', CONTENT + 'U3,宁波海曙区月湖街道,1\n'.repeat(40));
    await appendFile(path, Buffer.from([0x55, 0xe5, 0xae, 0x0a]));
    expect(await refusal(path)).toMatchObject({ kind: 'invalid', place: { file: path, line: 44 } });
  });

  it('refuses text that was garbled before it was saved', async () => {
    const path = await folder.text('单位.csv', `${CONTENT}U3,锟斤拷锟斤拷,1\n`);
    expect(await refusal(path)).toMatchObject({ kind: 'invalid', place: { line: 4 } });
  });

  it('refuses bytes that are no text', async () => {
    const path = await folder.bytes(
      '单位.csv',
      Buffer.from('a,b\n1,2\n\u00ff\u00ff\u0001\n', 'latin1'),
    );
    expect(await refusal(path)).toMatchObject({ kind: 'invalid', place: { line: 3 } });
  });
});

describe('delimited text', () => {
  it.each([',', '\t', ';', '|', '，'])('finds the delimiter %j', async (delimiter) => {
    const lines = [
      ['单位编号', '单位名称', '从业人数'],
      ['U1', '甲', '1'],
      ['U2', '乙', '2'],
    ];
    const { rows } = await read(
      await folder.text('单位.txt', lines.map((line) => line.join(delimiter)).join('\r\n')),
    );
    expect(rows.map((row) => [row.line, row.cells])).toEqual([
      [2, ['U1', '甲', '1']],
      [3, ['U2', '乙', '2']],
    ]);
  });

  it('keeps line numbers across quoted line breaks and quotes inside fields', async () => {
    const text =
      '单位编号,单位名称,注册地址\nU1,"第一行\n第二行",a\nU2,5" 管材,"说""好"""\nU3,丙,c\n';
    const { rows } = await read(await folder.text('单位.csv', text));
    expect(rows).toEqual([
      { line: 2, cells: ['U1', '第一行\n第二行', 'a'] },
      { line: 4, cells: ['U2', '5" 管材', '说"好"'] },
      { line: 5, cells: ['U3', '丙', 'c'] },
    ]);
  });

  it('finds the header under a title and leaves totals and signatures out', async () => {
    const text =
      '海曙区单位一览表,,\n填报日期：2011年5月,,\n单位编号,单位名称,从业人数\nU1,甲,1\n合计,,1\n填表人：张三,,\n';
    const { table, rows } = await read(await folder.text('单位.csv', text));
    expect(rows.map((row) => row.line)).toEqual([4]);
    expect(table.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [5, '合计行'],
      [6, '说明或签名行'],
    ]);
  });

  it('marks rows of another width and refuses an open quote', async () => {
    const { rows } = await read(
      await folder.text('a.csv', '单位编号,单位名称,从业人数\nU1,甲,1,2\nU2,乙\n'),
    );
    expect(rows.map((row) => row.broken?.code)).toEqual(['ROW_SHAPE', 'ROW_SHAPE']);
    const open = await folder.text('b.csv', '单位编号,单位名称,从业人数\nU1,"甲,1\nU2,乙,2\n');
    expect(await refusal(open)).toMatchObject({ kind: 'invalid', place: { line: 2 } });
  });

  it('cuts the same rows wherever the stream is cut', async () => {
    const body = Array.from({ length: 120_000 }, (_, i) =>
      i % 7 === 0 ? `U${i},"甲,\n${i}",1` : `U${i},海曙${i},1`,
    );
    const { rows } = await read(
      await folder.text('a.csv', `单位编号,单位名称,从业人数\n${body.join('\n')}`, 'gb18030'),
    );
    expect(rows).toHaveLength(120_000);
    expect(rows.every((row, i) => row.cells[0] === `U${i}`)).toBe(true);
    expect(rows.at(-1)?.line).toBe(1 + 120_000 + Math.ceil(119_999 / 7));
  });

  it('refuses an empty file and gives no rows for a header alone', async () => {
    expect(await refusal(await folder.text('a.csv', ''))).toMatchObject({ kind: 'invalid' });
    expect((await read(await folder.text('b.csv', '单位编号,单位名称,从业人数\n'))).rows).toEqual(
      [],
    );
  });
});

describe('spreadsheets', () => {
  it('reads all sheets with the same header, below a title, dates and numbers as they are', async () => {
    const header = ['房屋编码', '楼幢编号', '室号', '更新日期'];
    const path = await folder.workbook('房间.xlsx', {
      西门: [
        ['海曙区房间表'],
        header,
        ['R1', 'B1', 101, new Date(Date.UTC(2011, 4, 3))],
        ['合计', 1],
      ],
      月湖: [['海曙区房间表'], header, ['R2', 'B2', { formula: '1+1', result: 2 }, '2011.5.3']],
      说明: [['本表由公安分局提供']],
    });
    const { table, rows } = await read(path);
    expect(table.sheets).toEqual(['西门', '月湖']);
    expect(table.otherSheets).toEqual(['说明']);
    expect(table.skipped).toMatchObject([{ line: 4, sheet: '西门' }]);
    expect(rows).toEqual([
      { line: 3, sheet: 0, cells: ['R1', 'B1', 101, '2011-05-03'] },
      { line: 3, sheet: 1, cells: ['R2', 'B2', 2, '2011.5.3'] },
    ]);
  });

  it('refuses a truncated workbook with its name', async () => {
    const path = await folder.workbook('房间.xlsx', {
      a: [
        ['房屋编码', '楼幢编号', '室号'],
        ['R1', 'B1', '101'],
      ],
    });
    const whole = await readFile(path);
    const cut = await folder.bytes('cut.xlsx', whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(await refusal(cut)).toMatchObject({ kind: 'invalid', place: { file: cut } });
  });

  it('goes by content: a CSV called .xls, a workbook called .csv', async () => {
    expect((await read(await folder.text('a.xls', CONTENT))).table.format).toBe('delimited');
    const book = await readFile(
      await folder.workbook('b.xlsx', {
        a: [
          ['单位编号', '单位名称', '从业人数'],
          ['U1', '甲', 1],
        ],
      }),
    );
    expect((await read(await folder.bytes('b.csv', book))).table.format).toBe('xlsx');
  });
});

describe('json', () => {
  const feature = (coordinates: unknown) => ({
    type: 'Feature',
    properties: { 编号: 'a' },
    geometry: { type: 'Point', coordinates },
  });
  const collection = (...features: unknown[]) =>
    JSON.stringify({ type: 'FeatureCollection', features });

  it('reads coordinates in quotes and marks them', async () => {
    const path = await folder.text(
      'a.geojson',
      collection(feature(['121.5', '29.8']), feature(['x', '29.8'])),
    );
    const { rows } = await read(path);
    expect(rows[0]).toMatchObject({
      line: 1,
      geometry: { coordinates: [121.5, 29.8] },
      flags: ['GEOM_TEXT_COORDINATES'],
    });
    expect(rows[1]?.broken?.code).toBe('GEOM_INVALID');
  });

  it('refuses brackets that are not those of the kind of geometry', async () => {
    const shape = (type: string, coordinates: unknown) => ({
      type: 'Feature',
      properties: {},
      geometry: { type, coordinates },
    });
    const ring = [
      [121.5, 29.8],
      [121.6, 29.8],
      [121.6, 29.9],
    ];
    const features = [
      shape('Polygon', ring),
      shape('Polygon', [[ring]]),
      shape('Point', ring),
      shape('LineString', [1, 2]),
      shape('Point', [121.5]),
      shape('Polygon', [ring]),
      shape('MultiPolygon', [[ring]]),
    ];
    const { rows } = await read(await folder.text('a.geojson', collection(...features)));
    expect(rows.map(({ broken }) => broken?.code)).toEqual([
      ...Array.from({ length: 5 }, () => 'GEOM_INVALID'),
      undefined,
      undefined,
    ]);
  });

  it('names the line where cut JSON breaks off, and leaves other JSON alone', async () => {
    const cut = await folder.text(
      'a.geojson',
      '{"type":"FeatureCollection",\n"features":[{"type":"Fea',
    );
    expect(await refusal(cut)).toMatchObject({ kind: 'invalid', place: { line: 2 } });
    expect(await openTable(await folder.text('b.json', '{"name":"x"}'), score)).toBeUndefined();
  });

  it.each([
    ['in one line', (objects: readonly unknown[]) => JSON.stringify(objects)],
    ['indented', (objects: readonly unknown[]) => `\uFEFF\n${JSON.stringify(objects, null, 2)}\n`],
  ])('reads a list of objects %s, row by row', async (_name, write) => {
    const odd = { 单位编号: 'U2', 单位名称: '乙 "]},[{ \\', 从业人数: 3, 其他: { a: [1, 2] } };
    const path = await folder.text('a.json', write([{ 单位编号: 'U1' }, odd, 7, ['x']]));
    const { table, rows } = await read(path);
    expect(table.headers).toEqual(['单位编号', '单位名称', '从业人数', '其他']);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'U1', null, null, null],
      [2, 'U2', odd.单位名称, 3, '{"a":[1,2]}'],
      [3, null, null, null, null],
      [4, null, null, null, null],
    ]);
    expect(rows.map(({ broken }) => broken?.code)).toEqual([
      undefined,
      undefined,
      'ROW_SHAPE',
      'ROW_SHAPE',
    ]);
  });

  it('a list longer than what is read at once has all its objects', async () => {
    const objects = Array.from({ length: 20_000 }, (_, at) => ({
      单位编号: `U${at}`,
      单位名称: '甲,[',
    }));
    const { rows } = await read(await folder.text('a.json', JSON.stringify(objects)));
    expect(rows.map(({ cells }) => cells[0])).toEqual(objects.map(({ 单位编号 }) => 单位编号));
  });

  it.each([
    '[{"单位编号":"U1"},{"单位',
    '[{"单位编号":"U1"}',
    '[{"单位编号":"U1"}]\n[{"单位编号":"U2"}]',
    '[{"单位编号":"U1"}] x',
  ])('refuses a list that is cut or goes on after its end: %s', async (text) => {
    expect(await refusal(await folder.text('a.json', text))).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('breaks off or goes on') as string,
    });
  });

  it('leaves lists of no objects and of features alone', async () => {
    for (const text of ['[1,2]', '[[1,2]]', '[]', JSON.stringify([feature([121.5, 29.8])])])
      expect(await openTable(await folder.text('c.json', text), score), text).toBeUndefined();
  });

  it('reads JSON lines', async () => {
    const path = await folder.text(
      'a.jsonl',
      '{"单位编号":"U1","单位名称":"甲"}\n{"单位编号":"U2","从业人数":3}\nnot json\n',
    );
    const { table, rows } = await read(path);
    expect(table.headers).toEqual(['单位编号', '单位名称', '从业人数']);
    expect(rows.map((row) => row.cells)).toEqual([
      ['U1', '甲', null],
      ['U2', null, 3],
      [null, null, null],
    ]);
    expect(rows[2]?.broken?.code).toBe('ROW_SHAPE');
  });
});

it('says what to do about a file that is not there', async () => {
  expect(await refusal(folder.at('gone.csv'))).toMatchObject({ kind: 'invalid' });
});
