import { cp, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import exceljs from 'exceljs';

const FIRST_DATA_ROW = 4;

/** What a second delivery of rooms differs in, by room code (房屋编码). */
export interface RoomsDelivery {
  /** The workbook to import. */
  readonly file: string;
  readonly changed: string;
  readonly added: string;
  readonly removed: string;
}

/** Copies the rooms workbook and changes one area, adds one room and leaves one out. */
export async function writeSecondDelivery(exportsFolder: string): Promise<RoomsDelivery> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-rooms-'));
  const file = path.join(folder, '房间.xlsx');
  await cp(path.join(exportsFolder, 'community-policing', '房间.xlsx'), file);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('The rooms workbook has no sheet.');
  const header = sheet.getRow(FIRST_DATA_ROW - 1).values as string[];
  const column = (title: string): number =>
    header.findIndex((cell) => cell === title || cell?.startsWith(`${title}（`));
  const code = (row: number): string => sheet.getRow(row).getCell(column('房屋编码')).text;

  const changed = code(FIRST_DATA_ROW);
  const area = sheet.getRow(FIRST_DATA_ROW).getCell(column('建筑面积'));
  area.value = Number(area.value) + 1;
  const removed = code(FIRST_DATA_ROW + 1);
  const added = `${code(FIRST_DATA_ROW + 2)}N`;
  const values = [...(sheet.getRow(FIRST_DATA_ROW + 2).values as exceljs.CellValue[])];
  values[column('房屋编码')] = added;
  values[column('室号')] = '新1';
  sheet.addRow(values.slice(1));
  sheet.spliceRows(FIRST_DATA_ROW + 1, 1);
  await book.xlsx.writeFile(file);
  return { file, changed, added, removed };
}
