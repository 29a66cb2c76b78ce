import { readFile } from 'node:fs/promises';
import {
  read,
  utils,
  type CellObject,
  type Range,
  type WorkBook,
  type WorkSheet,
} from '@e965/xlsx';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { findHeader, preambleOf } from './header-row.ts';
import { withUnitRow } from './unit-row.ts';
import { flattenHeaders, headerBlock, MergeFill, type MergedRange } from './merged-cells.ts';
import { scanText } from './encoding.ts';
import { isoText } from './sheet-dates.ts';
import {
  HEADER_SEARCH_ROWS,
  type Cell,
  type HeaderScore,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
} from './source.ts';
import { bodyRows, workbookTable, type HeadedSheet } from './workbook-table.ts';

interface Sheet extends HeadedSheet {
  readonly rows: readonly (readonly Cell[])[];
  /** Whether the row at an index is hidden. */
  readonly isHidden: (index: number) => boolean;
  /** Index of the first row after the header. */
  readonly bodyIndex: number;
}

/** Opens a BIFF .xls (also WPS .et, and HTML or XML saved as .xls). The format is small, so it is read whole. */
export async function openXls(path: string, score: HeaderScore): Promise<SourceTable> {
  const book = await readBook(path);
  return workbookTable({
    path,
    format: 'xls',
    sheets: book.SheetNames.map((name) => readSheet(book, name, score)),
    score,
    rowsOf: readRows,
  });
}

async function readBook(path: string): Promise<WorkBook> {
  const bytes = await readFile(path);
  const text = bytes[0] === COMPOUND_FILE ? undefined : await decoded(path, bytes);
  try {
    return text === undefined
      ? read(bytes, { cellDates: true })
      : read(text, { ...AS_WRITTEN, type: 'string' });
  } catch (error) {
    const sentence = isLocked(bytes, error)
      ? say`${path}: the workbook is protected by a password. Save it without one in Excel or WPS, or ask for the password where it comes from.`
      : say`${path}: the xls file is cut off or damaged and cannot be opened. Export it again.`;
    throw new TwinError('invalid', sentence, { file: path }, error);
  }
}

const COMPOUND_FILE = 0xd0;
/** Cells of HTML have no types: 0118 and a number of 18 digits stay what is written. */
const AS_WRITTEN = { cellDates: true, raw: true } as const;

/** HTML and XML, in whatever encoding a system wrote it. */
async function decoded(path: string, bytes: Buffer): Promise<string> {
  const { encoding } = await scanText(path);
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes);
}

/** An xlsx under a password lies encrypted in a container of the older format; an xls has a record that says so. */
function isLocked(bytes: Uint8Array, error: unknown): boolean {
  if (error instanceof Error && /password/i.test(error.message)) return true;
  return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

function readSheet(book: WorkBook, name: string, score: HeaderScore): Sheet {
  const sheet = book.Sheets[name];
  if (sheet) nameErrors(sheet);
  const raw: unknown[][] = sheet
    ? utils.sheet_to_json(sheet, { ...EVERY_ROW, range: fromFirstCell(sheet['!ref']) })
    : [];
  const merged = (sheet?.['!merges'] ?? []).map(mergedRange);
  const fill = new MergeFill(merged);
  const cells = raw.map((row) => row.map(asCell));
  const isHidden = (at: number) => sheet?.['!rows']?.[at]?.hidden === true;
  if (cells.length === 0)
    return { name, rows: [], isHidden, headers: [], bodyIndex: 0, preamble: [] };
  const index = findHeader(cells.slice(0, HEADER_SEARCH_ROWS), score);
  const { first, last } = headerBlock(merged, index + 1, cells[index]?.length ?? 0);
  const rows = cells.map((row, at) => fill.fill(at + 1, [...row]));
  const headers = withUnitRow(flattenHeaders(rows.slice(first - 1, last)), cells[last]);
  const preamble = preambleOf(cells, first - 1);
  return { name, rows, isHidden, headers, bodyIndex: last, preamble };
}

/** Without `UTC` a date would be shifted by the zone of the machine. */
const EVERY_ROW = { header: 1, raw: true, defval: null, blankrows: true, UTC: true } as const;

/** A formula's error is its text, as in an xlsx; SheetJS would give an empty cell. */
function nameErrors(sheet: WorkSheet): void {
  for (const [reference, cell] of Object.entries(sheet as Record<string, CellObject>))
    if (!reference.startsWith('!') && cell.t === 'e')
      sheet[reference] = { t: 's', v: cell.w ?? '#VALUE!' };
}

/** A sheet may begin further down; rows are counted as a person sees them. */
function fromFirstCell(reference: string | undefined): Range {
  const range = utils.decode_range(reference ?? 'A1');
  return { s: { r: 0, c: 0 }, e: range.e };
}

/** Rows and columns of SheetJS count from 0. */
function mergedRange({ s: from, e: to }: Range): MergedRange {
  return { top: from.r + 1, left: from.c, bottom: to.r + 1, right: to.c };
}

const DAY = 86_400_000;
/** SheetJS sets the day of a time without one to 31 December 1899. */
const DAY_ONE = Date.UTC(1899, 11, 31);

function isDayOne(date: Date): boolean {
  return +date > DAY_ONE && +date < DAY_ONE + DAY;
}

function asCell(value: unknown): Cell {
  if (value instanceof Date) return isoText(isDayOne(value) ? new Date(+value - DAY) : value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

async function* readRows(
  sheets: readonly Sheet[],
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  for (const [index, sheet] of sheets.entries()) {
    const numbered = sheet.rows.map((cells, at) =>
      sheet.isHidden(at)
        ? { number: at + 1, cells, isHidden: true as const }
        : { number: at + 1, cells },
    );
    const batch = bodyRows(numbered.slice(sheet.bodyIndex), sheet, index, skipped);
    if (batch.length > 0) yield batch;
  }
}
