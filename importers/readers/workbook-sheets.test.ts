import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbookSheets } from './workbook-sheets.ts';

const ROWS = 20_000;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'workbook-sheets-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function address(row: number): string {
  return `海曙区月湖街道县学街${row}号`;
}

it.each([
  { title: 'shared strings', useSharedStrings: true },
  { title: 'strings in the cells', useSharedStrings: false },
])('keeps every Chinese character of $title, wherever chunks end', async ({ useSharedStrings }) => {
  const file = path.join(folder, `${useSharedStrings}.xlsx`);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings });
  const sheet = book.addWorksheet('房间');
  for (let row = 1; row <= ROWS; row++) sheet.addRow([address(row)]).commit();
  await book.commit();

  const wrong: string[] = [];
  for await (const read of workbookSheets(file)) {
    for await (const rows of read.rows()) {
      for (const { number, cells } of rows)
        if (cells[0] !== address(number)) wrong.push(`${number}: ${cells[0]}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('goes on to the next sheet when the first rows of one were enough', async () => {
  const file = path.join(folder, 'two.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: false });
  for (const name of ['西门', '月湖']) {
    const sheet = book.addWorksheet(name);
    for (let row = 1; row <= ROWS; row++) sheet.addRow([address(row)]).commit();
    sheet.commit();
  }
  await book.commit();

  const firsts: string[] = [];
  for await (const sheet of workbookSheets(file)) {
    for await (const rows of sheet.rows()) {
      const [first] = rows;
      if (!first) continue;
      firsts.push(String(first.cells[0]));
      break;
    }
  }
  expect(firsts).toEqual([address(1), address(1)]);
});
