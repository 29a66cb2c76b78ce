import type { Column, PageSetup, Worksheet } from 'exceljs';

/** Rows a sheet takes of 1,048,576 it holds; the rest goes on another with the same header. */
export const SHEET_ROWS = 1_000_000;

/** Cells stay text when somebody edits them: a code of 18 digits must not become 3.3E+17. */
const TEXT = { numFmt: '@' };

const A4 = 9;
/** Characters of a line that can still be read on A4 across. */
const READABLE_WIDTH = 260;

/** Sheets print on A4 across, all columns on a page as long as they can be read. */
export function printedAcross(widths: readonly number[]): Partial<PageSetup> {
  const isNarrow = widths.reduce((sum, width) => sum + width, 0) <= READABLE_WIDTH;
  const onePage = { fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  return { paperSize: A4, orientation: 'landscape', ...(isNarrow ? onePage : {}) };
}

const NARROWEST = 8;
const WIDEST = 48;
/** Room for the arrow of the filter. */
const PADDING = 3;

/** Widths of columns, in characters, that show their header and the rows given; a 汉字 takes two. */
export function columnWidths(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): number[] {
  return header.map((title, at) => {
    const widest = rows.reduce(
      (most, row) => Math.max(most, widthOf(row[at] ?? '')),
      widthOf(title),
    );
    return Math.min(WIDEST, Math.max(NARROWEST, widest + PADDING));
  });
}

function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) > 0xff ? 2 : 1;
  return width;
}

/** Writes the header of a sheet: bold, with a filter over columns of text. */
export function beginSheet(
  sheet: Worksheet,
  columns: readonly (Pick<Column, 'width'> & Partial<Column> & { readonly header: string })[],
): void {
  sheet.columns = columns.map((column) => ({ style: TEXT, ...column }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.commit();
}
