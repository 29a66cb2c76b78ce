import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WriteRows, writeSheet } from './sheet-writer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-sheet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const HEADER = ['姓名', '地址'];
const NOTES = { watermark: '演示', lines: ['说明'] };
const PAGE = Array.from({ length: 2000 }, (_, row) => [`张${row}`, `药行街${row}号`.repeat(9)]);

async function pages(write: WriteRows, count: number): Promise<void> {
  for (let page = 0; page < count; page += 1) await write(PAGE);
}

describe.each(['csv', 'xlsx'] as const)('a sheet as %s', (format) => {
  const path = () => join(folder, `t.${format}`);

  it('is there whole once it is written', async () => {
    await writeSheet(path(), format, HEADER, NOTES, (write) => pages(write, 2));
    expect((await readFile(path())).length).toBeGreaterThan(10_000);
  });

  it('that is given up half way leaves nothing', async () => {
    const stopped = writeSheet(path(), format, HEADER, NOTES, async (write) => {
      await pages(write, 3);
      throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so where its place is a folder', async () => {
    await mkdir(path());
    const refused = writeSheet(path(), format, HEADER, NOTES, (write) => pages(write, 1));
    await expect(refused).rejects.toMatchObject({ name: 'TwinError' });
  });

  it.runIf(process.platform === 'linux')('on a full disk ends with a sentence', async () => {
    await symlink('/dev/full', path());
    const full = writeSheet(path(), format, HEADER, NOTES, (write) => pages(write, 40));
    await expect(full).rejects.toThrow('no space left');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a workbook', () => {
  const written = async (rows: readonly (readonly string[])[], rowsASheet?: number) => {
    const path = join(folder, 't.xlsx');
    await writeSheet(path, 'xlsx', HEADER, NOTES, (write) => write(rows), rowsASheet);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    return book;
  };

  it('keeps codes, leading zeros and what looks like a formula as text, in columns wide enough', async () => {
    const cells = ['003302030118000231', '=1+1'];
    const [sheet] = (
      await written([cells, ['张三', '宁波市海曙区药行街一百二十三号四单元五零一室']])
    ).worksheets;
    const row = sheet?.getRow(2);
    expect([1, 2].map((at) => row?.getCell(at).value)).toEqual(cells);
    expect([1, 2].map((at) => row?.getCell(at).numFmt)).toEqual(['@', '@']);
    expect(sheet?.getColumn(1).width).toBeGreaterThan(18);
    expect(sheet?.getColumn(2).width).toBeGreaterThan(40);
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 });
  });

  it('goes on another sheet where one is full, and loses no row', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => [`张${at}`, `${at}号`]);
    const { worksheets } = await written(rows, 3);
    const data = worksheets.filter(({ name }) => name.startsWith('数据'));
    const found = data.flatMap((sheet) => sheet.getSheetValues().slice(2));
    expect(data.map(({ name }) => name)).toEqual(['数据', '数据 2', '数据 3']);
    expect(data.map((sheet) => sheet.getRow(1).getCell(1).value)).toEqual(['姓名', '姓名', '姓名']);
    expect(found.map((row) => (row as string[])[1])).toEqual(rows.map(([name]) => name));
  });
});
