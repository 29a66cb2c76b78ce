import { basename } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { findHeader, preambleOf, skipReason } from './header-row.ts';
import {
  flattenHeaders,
  headerBlock,
  MergeFill,
  readMergedRanges,
  type MergedRange,
} from './merged-cells.ts';
import { sheetCells } from './sheet-cell.ts';
import {
  BATCH_ROWS,
  HEADER_SEARCH_ROWS,
  type Cell,
  type HeaderScore,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
} from './source.ts';
import { workbookSheets, type WorksheetReader } from './workbook-sheets.ts';

interface SheetHead {
  readonly name: string;
  /** Last row of the header. */
  readonly headerRow: number;
  readonly merged: readonly MergedRange[];
  /** Titles and notes above the header. */
  readonly preamble: readonly string[];
  readonly headers: readonly string[];
  readonly score: number;
}

/**
 * Opens an .xlsx through the streaming reader. The header may stand below a title; every sheet with the same header
 * belongs to the table.
 */
export async function openXlsx(path: string, score: HeaderScore): Promise<SourceTable> {
  const heads = await readHeads(path, score);
  const best = bestHead(heads);
  if (!best)
    throw new TwinError('invalid', say`${path}: the workbook holds no rows. Export it again.`, {
      file: path,
    });
  const fingerprint = best.headers.join('\n');
  const matching = heads.filter((head) => head.headers.join('\n') === fingerprint);
  const skipped: SkippedLine[] = [];
  return {
    path,
    format: 'xlsx',
    headers: best.headers,
    hasGeometry: false,
    sheets: matching.map((head) => head.name),
    otherSheets: heads.filter((head) => !matching.includes(head)).map((head) => head.name),
    preamble: best.preamble,
    skipped,
    companions: [],
    rows: () => {
      skipped.length = 0;
      return readRows(path, matching, skipped);
    },
  };
}

function bestHead(heads: readonly SheetHead[]): SheetHead | undefined {
  return heads.filter((head) => head.headers.length > 0).sort((a, b) => b.score - a.score)[0];
}

function damaged(path: string, cause?: unknown): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the xlsx file is cut off or damaged and cannot be opened. Export or copy it again.`,
    { file: path },
    cause,
  );
}

/** exceljs names a sheet on its reader but does not declare it. */
function sheetName(sheet: WorksheetReader): string {
  const { name, id } = sheet as unknown as { name?: string; id: number };
  return name ?? `Sheet${id}`;
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

async function readHead(
  path: string,
  sheet: WorksheetReader,
  score: HeaderScore,
): Promise<SheetHead> {
  const merged = await readMergedRanges(path, sheetNumber(sheet));
  const fill = new MergeFill(merged);
  const rows: HeadRow[] = [];
  for await (const { number, cells } of numberedCells(sheet)) {
    rows.push({ number, cells, filled: fill.fill(number, [...cells]) });
    if (rows.length === HEADER_SEARCH_ROWS) break;
  }
  const name = sheetName(sheet);
  const none = { name, headerRow: 0, headers: [], score: 0, merged, preamble: [] };
  return rows.length === 0 ? none : { ...none, ...headOf(rows, merged, score) };
}

/** A row of the sheet's beginning, as it is and with its merged cells filled. */
interface HeadRow {
  readonly number: number;
  readonly cells: Cell[];
  readonly filled: Cell[];
}

async function* numberedCells(
  sheet: WorksheetReader,
): AsyncGenerator<{ readonly number: number; readonly cells: Cell[] }> {
  for await (const row of sheet) yield { number: row.number, cells: sheetCells(row) };
}

function headOf(
  rows: readonly HeadRow[],
  merged: readonly MergedRange[],
  score: HeaderScore,
): Pick<SheetHead, 'headerRow' | 'headers' | 'score' | 'preamble'> {
  const cells = rows.map((row) => row.cells);
  const found = rows[findHeader(cells, score)] as HeadRow;
  const { first, last } = headerBlock(merged, found.number, found.cells.length);
  const isHeader = ({ number }: HeadRow) => number >= first && number <= last;
  const headers = flattenHeaders(rows.filter(isHeader).map(({ filled }) => filled));
  const above = rows.filter(({ number }) => number < first).length;
  return { headerRow: last, headers, score: score(headers), preamble: preambleOf(cells, above) };
}

function sheetNumber(sheet: WorksheetReader): number {
  return Number((sheet as unknown as { id: number | string }).id);
}

async function* readRows(
  path: string,
  heads: readonly SheetHead[],
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  try {
    for await (const sheet of workbookSheets(path)) {
      const index = heads.findIndex((head) => head.name === sheetName(sheet));
      if (index >= 0) yield* sheetRows(sheet, heads[index] as SheetHead, index, skipped);
    }
  } catch (error) {
    throw error instanceof TwinError ? error : damaged(path, error);
  }
}

async function* sheetRows(
  sheet: WorksheetReader,
  head: SheetHead,
  index: number,
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  const fill = head.merged.length > 0 ? new MergeFill(head.merged) : undefined;
  let batch: SourceRow[] = [];
  for await (const row of sheet) {
    const own = sheetCells(row);
    const cells = fill ? fill.fill(row.number, own) : own;
    if (row.number <= head.headerRow) continue;
    if (cells.every((cell) => cell === null || cell === '')) continue;
    const reason = skipReason(cells, head.headers.length);
    if (reason) {
      skipped.push({
        line: row.number,
        sheet: head.name,
        reason,
        text: cells.join(' ').trim().slice(0, 80),
      });
      continue;
    }
    batch.push({ line: row.number, cells, sheet: index });
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Name of one sheet's rows in lineage: the file alone when it has one sheet. */
export function sheetFileName(table: SourceTable, sheet: number): string {
  const name = basename(table.path);
  return table.sheets && table.sheets.length > 1
    ? `${name}#${table.sheets[sheet] as string}`
    : name;
}
