import { utils, write, type WorkSheet } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestFolder } from '../testing/folder.ts';
import { openTable } from './open.ts';
import type { Cell } from './source.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await folder.remove();
});

const HEADER = ['编号', '名称', '日期'];
const score = (cells: readonly Cell[]) =>
  cells.filter((cell) => HEADER.includes(String(cell))).length;

async function rowsOf(path: string): Promise<(readonly Cell[])[]> {
  const table = await openTable(path, score);
  const rows: (readonly Cell[])[] = [];
  for await (const batch of table?.rows() ?? []) rows.push(...batch.map(({ cells }) => cells));
  return rows;
}

function xls(sheet: WorkSheet, date1904 = false): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  book.Workbook = { WBProps: { date1904 } };
  return write(book, { bookType: 'biff8', type: 'buffer' }) as Uint8Array;
}

describe.each(['Asia/Shanghai', 'America/New_York', 'UTC'])('on a machine in %s', (zone) => {
  beforeEach(() => vi.stubEnv('TZ', zone));

  it('a date and a moment of an .xls are those the cells show', async () => {
    expect(new Date(2011, 4, 3, 9, 5).getTimezoneOffset() === 0).toBe(zone === 'UTC');
    const sheet = utils.aoa_to_sheet([HEADER, ['A0001', '甲'], ['A0002', '乙']]);
    sheet.C2 = { t: 'n', v: 40_666, z: 'yyyy-mm-dd' };
    sheet.C3 = { t: 'n', v: 40_666 + 545 / 1440, z: 'yyyy-mm-dd hh:mm' };
    sheet['!ref'] = 'A1:C3';
    const path = await folder.bytes('t.xls', xls(sheet));
    expect((await rowsOf(path)).map((cells) => cells[2])).toEqual([
      '2011-05-03',
      '2011-05-03 09:05:00',
    ]);
  });

  it('a date of an .xls that counts from 1904 is the one it shows', async () => {
    const sheet = utils.aoa_to_sheet([HEADER, ['A0001', '甲']]);
    sheet.C2 = { t: 'n', v: 40_666 - 1462, z: 'yyyy-mm-dd' };
    sheet['!ref'] = 'A1:C2';
    const path = await folder.bytes('t.xls', xls(sheet, true));
    expect(await rowsOf(path)).toEqual([['A0001', '甲', '2011-05-03']]);
  });

  it('a date of HTML called .xls is the one that is written', async () => {
    const path = await folder.text('t.xls', html(['0118', '甲', '2011-05-03 08:30:00']));
    expect(await rowsOf(path)).toEqual([['0118', '甲', '2011-05-03 08:30:00']]);
  });
});

function html(row: readonly string[]): string {
  const line = (cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<html><meta charset="gb2312"><body><table>${line(HEADER)}${line(row)}</table></body></html>`;
}

it('keeps leading zeros and all digits of HTML called .xls', async () => {
  const row = ['0118', '甲', '330203199001011234'];
  expect(await rowsOf(await folder.text('t.xls', html(row)))).toEqual([row]);
});

it('reads HTML called .xls in GBK', async () => {
  const path = await folder.text('t.xls', html(['0118', '天一广场', '2011']), 'gbk');
  expect(await rowsOf(path)).toEqual([['0118', '天一广场', '2011']]);
});

it("gives a formula's error in an .xls as its text", async () => {
  const sheet = utils.aoa_to_sheet([HEADER, ['A0001', null, '2011']]);
  sheet.B2 = { t: 'e', v: 0x17, w: '#REF!' };
  expect(await rowsOf(await folder.bytes('t.xls', xls(sheet)))).toEqual([
    ['A0001', '#REF!', '2011'],
  ]);
});

it('counts hidden rows of an .xls and reads them too', async () => {
  const line = (cells: readonly string[], hidden = '') =>
    `<Row${hidden}>${cells.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`;
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${line(HEADER)}${line(['A1', '甲', '2011'])}${line(['A2', '乙', '2012'], ' ss:Hidden="1"')}</Table></Worksheet></Workbook>`;
  const path = await folder.text('t.xls', xml);
  const table = await openTable(path, score);
  let rows = 0;
  for await (const batch of table?.rows() ?? []) rows += batch.length;
  expect([rows, table?.hiddenRows]).toEqual([2, [1]]);
});
