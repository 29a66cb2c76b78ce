import type { CellValue, Row } from 'exceljs';
import type { Cell } from './source.ts';

const DAY_MILLISECONDS = 86_400_000;

/** The cells of a spreadsheet row from column A on: text, numbers as numbers, dates as ISO text, formulas by value. */
export function sheetCells(row: Row): Cell[] {
  const values = row.values as readonly CellValue[];
  const cells: Cell[] = [];
  for (let column = 1; column < values.length; column += 1) cells.push(sheetCell(values[column]));
  return cells;
}

function sheetCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value instanceof Date ? isoText(value) : compound(value);
}

function compound(
  value: Exclude<CellValue, string | number | boolean | Date | null | undefined>,
): Cell {
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return sheetCell(value.text as CellValue);
  if ('result' in value) return sheetCell(value.result as CellValue);
  return null;
}

/** A date cell as `YYYY-MM-DD`, with the time where it has one. Spreadsheets have no zone. */
export function isoText(date: Date): string {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return date.getTime() % DAY_MILLISECONDS === 0
    ? text.slice(0, 10)
    : text.slice(0, 19).replace('T', ' ');
}
