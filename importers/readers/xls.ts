import { readFile } from 'node:fs/promises';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { TwinError } from '../../contract/errors.ts';
import { findHeader, skipReason } from './header-row.ts';
import { isoText } from './sheet-cell.ts';
import {
  HEADER_SEARCH_ROWS,
  type Cell,
  type HeaderScore,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
} from './source.ts';

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly headerIndex: number;
}

/** Opens a BIFF .xls (also WPS .et, and HTML or XML saved as .xls). The format is small, so it is read whole. */
export async function openXls(path: string, score: HeaderScore): Promise<SourceTable> {
  const book = await readBook(path);
  const sheets = book.SheetNames.map((name) => readSheet(book, name, score)).filter(
    (sheet) => sheet.rows.length > 0,
  );
  const best = [...sheets].sort((a, b) => score(headerOf(b)) - score(headerOf(a)))[0];
  if (!best)
    throw new TwinError('invalid', `${path}: the workbook holds no rows. Export it again.`, {
      file: path,
    });
  const fingerprint = headerOf(best).join('\n');
  const matching = sheets.filter((sheet) => headerOf(sheet).join('\n') === fingerprint);
  const skipped: SkippedLine[] = [];
  return {
    path,
    format: 'xls',
    headers: headerOf(best).map((cell) => (cell === null ? '' : String(cell))),
    hasGeometry: false,
    sheets: matching.map((sheet) => sheet.name),
    otherSheets: sheets.filter((sheet) => !matching.includes(sheet)).map((sheet) => sheet.name),
    skipped,
    companions: [],
    rows: () => {
      skipped.length = 0;
      return readRows(matching, skipped);
    },
  };
}

async function readBook(path: string): Promise<WorkBook> {
  try {
    return read(await readFile(path), { cellDates: true });
  } catch (error) {
    throw new TwinError(
      'invalid',
      `${path}: the xls file is cut off or damaged and cannot be opened. Export it again.`,
      { file: path },
      error,
    );
  }
}

function readSheet(book: WorkBook, name: string, score: HeaderScore): Sheet {
  const sheet = book.Sheets[name];
  const raw: unknown[][] = sheet
    ? utils.sheet_to_json(sheet, { header: 1, raw: true, defval: null, blankrows: true })
    : [];
  const rows = raw.map((row) => row.map(asCell));
  return {
    name,
    rows,
    headerIndex: rows.length === 0 ? 0 : findHeader(rows.slice(0, HEADER_SEARCH_ROWS), score),
  };
}

function asCell(value: unknown): Cell {
  if (value instanceof Date) return isoText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

function headerOf(sheet: Sheet): readonly Cell[] {
  return sheet.rows[sheet.headerIndex] ?? [];
}

async function* readRows(
  sheets: readonly Sheet[],
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  for (const [index, sheet] of sheets.entries()) {
    const width = headerOf(sheet).length;
    const batch: SourceRow[] = [];
    for (let at = sheet.headerIndex + 1; at < sheet.rows.length; at += 1) {
      const cells = sheet.rows[at] as readonly Cell[];
      if (cells.every((cell) => cell === null || cell === '')) continue;
      const reason = skipReason(cells, width);
      if (reason)
        skipped.push({
          line: at + 1,
          sheet: sheet.name,
          reason,
          text: cells.join(' ').trim().slice(0, 80),
        });
      else batch.push({ line: at + 1, cells, sheet: index });
    }
    if (batch.length > 0) yield batch;
  }
}
