import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { skipReason } from './header-row.ts';
import {
  type Cell,
  type HeaderScore,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
  withSkipped,
} from './source.ts';

/** A sheet whose header row was looked for. */
export interface HeadedSheet {
  readonly name: string;
  /** Empty for a sheet without rows. */
  readonly headers: readonly string[];
  /** Titles and notes above the header. */
  readonly preamble: readonly string[];
  /** How many rows it probably has. */
  readonly likelyRows?: number;
}

interface Workbook<S extends HeadedSheet> {
  readonly path: string;
  readonly format: 'xls' | 'xlsx';
  readonly sheets: readonly S[];
  readonly score: HeaderScore;
  rowsOf(sheets: readonly S[], skipped: SkippedLine[]): AsyncIterable<SourceRow[]>;
}

/**
 * A workbook as one table: the sheet whose header fits best, and every other with the same header. Error: `invalid` where
 * no sheet holds rows.
 */
export function workbookTable<S extends HeadedSheet>(book: Workbook<S>): SourceTable {
  const { path, format, score, rowsOf } = book;
  const sheets = book.sheets.filter((sheet) => sheet.headers.length > 0);
  const best = [...sheets].sort((a, b) => score(b.headers) - score(a.headers))[0];
  if (!best)
    throw new TwinError('invalid', say`${path}: the workbook holds no rows. Export it again.`, {
      file: path,
    });
  const fingerprint = best.headers.join('\n');
  const matching = sheets.filter((sheet) => sheet.headers.join('\n') === fingerprint);
  const skipped: SkippedLine[] = [];
  const hiddenRows: number[] = [];
  return {
    path,
    format,
    headers: best.headers,
    hasGeometry: false,
    sheets: matching.map((sheet) => sheet.name),
    otherSheets: sheets.filter((sheet) => !matching.includes(sheet)).map((sheet) => sheet.name),
    preamble: best.preamble,
    ...likely(matching),
    hiddenRows,
    skipped,
    companions: [],
    rows: () =>
      countingHidden(
        hiddenRows,
        withSkipped(skipped, (own) => rowsOf(matching, own)),
      ),
  };
}

/** The rows of a drain, those hidden counted by sheet at its end. */
async function* countingHidden(
  hiddenRows: number[],
  batches: AsyncIterable<readonly SourceRow[]>,
): AsyncGenerator<readonly SourceRow[]> {
  const counts: number[] = [];
  for await (const batch of batches) {
    for (const { isHidden, sheet = 0 } of batch)
      if (isHidden) counts[sheet] = (counts[sheet] ?? 0) + 1;
    yield batch;
  }
  hiddenRows.splice(0, hiddenRows.length, ...counts);
}

/** The rows of all sheets together, where each says how many it has. */
function likely(sheets: readonly HeadedSheet[]): { readonly likelyRows?: number } {
  const likelyRows = sheets.reduce((sum, sheet) => sum + (sheet.likelyRows ?? Number.NaN), 0);
  return Number.isNaN(likelyRows) ? {} : { likelyRows };
}

/** A row of a sheet with its number as a person sees it. */
interface NumberedRow {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly isHidden?: true;
}

/** The rows of a sheet below its header; blank ones are passed over, notes and repeated headers go to `skipped`. */
export function bodyRows(
  rows: Iterable<NumberedRow>,
  head: HeadedSheet,
  sheet: number,
  skipped: SkippedLine[],
): SourceRow[] {
  const batch: SourceRow[] = [];
  for (const { number: line, cells, isHidden } of rows) {
    if (cells.every((cell) => cell === null || cell === '')) continue;
    const reason = skipReason(cells, head.headers);
    if (reason) skipped.push({ line, sheet: head.name, reason, text: textOf(cells) });
    else batch.push(isHidden ? { line, cells, sheet, isHidden } : { line, cells, sheet });
  }
  return batch;
}

function textOf(cells: readonly Cell[]): string {
  return cells.join(' ').trim().slice(0, 80);
}
