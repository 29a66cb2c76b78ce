import { basename } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { findHeader, preambleOf } from './header-row.ts';
import { withUnitRow } from './unit-row.ts';
import {
  flattenHeaders,
  headerBlock,
  MergeFill,
  readMergedRanges,
  type MergedRange,
} from './merged-cells.ts';
import type { SheetRow } from './sheet-scanner.ts';
import {
  HEADER_SEARCH_ROWS,
  type Cell,
  type HeaderScore,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
} from './source.ts';
import { bodyRows, workbookTable, type HeadedSheet } from './workbook-table.ts';
import { workbookSheets, type Sheet } from './workbook-sheets.ts';

interface SheetHead extends HeadedSheet {
  /** Last row of the header. */
  readonly headerRow: number;
  readonly merged: readonly MergedRange[];
}

/**
 * Opens an .xlsx through the streaming reader. The header may stand below a title; every sheet with the same header
 * belongs to the table.
 */
export async function openXlsx(path: string, score: HeaderScore): Promise<SourceTable> {
  return workbookTable({
    path,
    format: 'xlsx',
    sheets: await readHeads(path, score),
    score,
    rowsOf: (heads, skipped) => readRows(path, heads, skipped),
  });
}

function damaged(path: string, cause?: unknown): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the xlsx file is cut off or damaged and cannot be opened. Export or copy it again.`,
    { file: path },
    cause,
  );
}

async function readHeads(path: string, score: HeaderScore): Promise<SheetHead[]> {
  const heads: SheetHead[] = [];
  try {
    for await (const sheet of workbookSheets(path)) heads.push(await readHead(path, sheet, score));
  } catch (error) {
    throw error instanceof TwinError ? error : damaged(path, error);
  }
  return heads;
}

async function readHead(path: string, sheet: Sheet, score: HeaderScore): Promise<SheetHead> {
  const merged = await readMergedRanges(path, sheet.pieces);
  const fill = new MergeFill(merged);
  const rows = (await firstRows(sheet)).map(
    ({ number, cells }): HeadRow => ({ number, cells, filled: fill.fill(number, [...cells]) }),
  );
  const none = { name: sheet.name, headerRow: 0, headers: [], merged, preamble: [] };
  if (rows.length === 0) return none;
  return { ...none, ...headOf(rows, merged, score), likelyRows: await likelyRows(sheet) };
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const some of sheet.rows()) {
    rows.push(...some);
    if (rows.length >= HEADER_SEARCH_ROWS) break;
  }
  return rows.slice(0, HEADER_SEARCH_ROWS);
}

const COUNTED_BYTES = 1 << 18;
const ROW_BEGIN = '<row ';

/** How many rows a sheet has if they are all as long as the first ones. */
async function likelyRows(sheet: Sheet): Promise<number> {
  let rows = 0;
  let bytes = 0;
  for await (const piece of sheet.pieces()) {
    const xml = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let at = xml.indexOf(ROW_BEGIN); at >= 0; at = xml.indexOf(ROW_BEGIN, at + 1)) rows += 1;
    bytes += xml.length;
    if (bytes >= COUNTED_BYTES) break;
  }
  return Math.round((rows * Math.max(sheet.bytes, bytes)) / Math.max(1, bytes));
}

/** A row of the sheet's beginning, as it is and with its merged cells filled. */
interface HeadRow {
  readonly number: number;
  readonly cells: Cell[];
  readonly filled: Cell[];
}

function headOf(
  rows: readonly HeadRow[],
  merged: readonly MergedRange[],
  score: HeaderScore,
): Pick<SheetHead, 'headerRow' | 'headers' | 'preamble'> {
  const cells = rows.map((row) => row.cells);
  const found = rows[findHeader(cells, score)] as HeadRow;
  const { first, last } = headerBlock(merged, found.number, found.cells.length);
  const isHeader = ({ number }: HeadRow) => number >= first && number <= last;
  const below = rows.find(({ number }) => number === last + 1)?.cells;
  const headers = withUnitRow(
    flattenHeaders(rows.filter(isHeader).map(({ filled }) => filled)),
    below,
  );
  const above = rows.filter(({ number }) => number < first).length;
  return { headerRow: last, headers, preamble: preambleOf(cells, above) };
}

async function* readRows(
  path: string,
  heads: readonly SheetHead[],
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  try {
    for await (const sheet of workbookSheets(path)) {
      const index = heads.findIndex((head) => head.name === sheet.name);
      if (index < 0) continue;
      const batches = sheetRows(sheet, heads[index] as SheetHead, index, skipped);
      for await (const rows of batches) yield rows;
    }
  } catch (error) {
    throw error instanceof TwinError ? error : damaged(path, error);
  }
}

async function* sheetRows(
  sheet: Sheet,
  head: SheetHead,
  index: number,
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  const fill = head.merged.length > 0 ? new MergeFill(head.merged) : undefined;
  for await (const rows of sheet.rows()) {
    const filled = fill
      ? rows.map((row) => ({ ...row, cells: fill.fill(row.number, row.cells) }))
      : rows;
    const below = filled.filter(({ number }) => number > head.headerRow);
    const batch = bodyRows(below, head, index, skipped);
    if (batch.length > 0) yield batch;
  }
}

/** Name of one sheet's rows in lineage: the file alone when it has one sheet. */
export function sheetFileName(table: SourceTable, sheet: number): string {
  const name = basename(table.path);
  return table.sheets && table.sheets.length > 1
    ? `${name}#${table.sheets[sheet] as string}`
    : name;
}
