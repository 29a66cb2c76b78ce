import { symlink } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { TestFolder } from '../testing/folder.ts';
import { ImportReporter } from './reporter.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

it('a refused row stays text in the workbook, formula or not, and says what to do', async () => {
  const reporter = await ImportReporter.open(folder.path);
  const place = { table: tableSpec('component'), file: '部件.csv', line: 2, header: '备注' };
  for (const value of ['=HYPERLINK("x")', '0330203011800023199', 'a\u0001b'])
    reporter.reject(place, { code: 'CODE_UNKNOWN', field: 'note', value });
  await reporter.close();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(folder.at('rejects.xlsx'));
  const [sheet] = book.worksheets;
  const header = sheet?.getRow(1).values as string[];
  const column = (title: string) => header.findIndex((each) => each?.startsWith(title));
  const cells = [2, 3, 4].map((row) => sheet?.getRow(row).getCell(column('值')));
  expect(cells.map((cell) => cell?.value)).toEqual([
    '\'=HYPERLINK("x")',
    '0330203011800023199',
    'ab',
  ]);
  expect(cells.map((cell) => cell?.numFmt)).toEqual(['@', '@', '@']);
  expect(sheet?.getRow(2).getCell(column('行号')).value).toBe(2);
  expect(sheet?.getRow(2).getCell(column('处理办法')).value).toMatch(/代码表/);
});

it('refused values come over from another thread whatever separates lines in them', async () => {
  const values = ['甲\u2028乙', '甲\u2029乙', '甲\u0085乙', '甲\r\n乙', '甲'.repeat(40_000)];
  const lane = ImportReporter.spooling(folder.at('spool.jsonl'));
  const place = { table: tableSpec('component'), file: '部件.csv', line: 2 };
  for (const value of values) lane.reject(place, { code: 'CODE_UNKNOWN', field: 'note', value });
  const reporter = await ImportReporter.open(folder.at('report'));
  await reporter.takeOver(lane.findings());
  await reporter.close();
  expect(reporter.firstRejects.map(({ value }) => value)).toEqual(
    values.map((value) => value.slice(0, 200)),
  );
});

it.runIf(process.platform === 'linux')(
  'a report that does not fit on the disk ends with a sentence',
  async () => {
    const reporter = await ImportReporter.open(folder.path);
    await symlink('/dev/full', folder.at('rejects.xlsx'));
    const place = { table: tableSpec('unit'), file: '单位.csv', line: 2 };
    reporter.reject(place, { code: 'REQUIRED', field: 'name' });
    await expect(reporter.close()).rejects.toThrow('no space left');
  },
);
