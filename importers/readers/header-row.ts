import { isTakenUnitRow } from './unit-row.ts';
import { HEADER_MINIMUM, type Cell, type HeaderScore } from './source.ts';

const TOTAL = /^(本页)?(合计|小计|总计|共计)[:：]?$/;
const NOTE = /^(填表人|制表人|制表|审核人|填报单位|填报日期|填报人|备注|说明|注|数据来源)\s*[:：]/;

/**
 * Index of the header row: the first with at least three known headers, else the one that knows most where the first row
 * is narrower than it, as titles are, else the first row with any text: a value may happen to be called like a header.
 */
export function findHeader(rows: readonly (readonly Cell[])[], score: HeaderScore): number {
  const scores = rows.map(score);
  const sure = scores.findIndex((value) => value >= HEADER_MINIMUM);
  if (sure >= 0) return lowestOf(scores, sure);
  const first = Math.max(
    0,
    rows.findIndex((row) => filled(row) > 0),
  );
  const best = Math.max(0, ...scores);
  const knowsMost = best > 0 ? scores.indexOf(best) : first;
  return filled(rows[first]) < filled(rows[knowsMost]) ? knowsMost : first;
}

function filled(row: readonly Cell[] = []): number {
  return row.filter((cell) => cell !== null && cell !== '').length;
}

/** Titles of groups of columns may be known headers too; the columns' own stand below them. */
function lowestOf(scores: readonly number[], first: number): number {
  let row = first;
  while ((scores[row + 1] ?? 0) >= HEADER_MINIMUM) row += 1;
  return row;
}

/**
 * Why a row holds no record: it begins with 合计, or with a note or signature and is mostly blank, or it is the header
 * again, as on every page of a printed list and where files were joined; undefined for a record.
 */
export function skipReason(cells: readonly Cell[], headers: readonly string[]): string | undefined {
  if (repeats(cells, headers)) return '重复的表头';
  if (isTakenUnitRow(cells, headers)) return '计量单位行';
  const width = headers.length;
  const first = firstText(cells);
  if (first === undefined || !(TOTAL.test(first) || NOTE.test(first))) return undefined;
  const filled = cells.filter((cell) => cell !== null && String(cell).trim() !== '').length;
  if (TOTAL.test(first)) return filled < width ? '合计行' : undefined;
  return filled <= Math.max(1, width / 2) ? '说明或签名行' : undefined;
}

function repeats(cells: readonly Cell[], headers: readonly string[]): boolean {
  if (!headers.some((header) => header !== '')) return false;
  return headers.every((header, at) => {
    const [own, title] = [plainHeader(cells[at]), plainHeader(header)];
    return own === title || (own !== '' && title.startsWith(`${own}(`));
  });
}

/** Where files were joined, a byte order mark stands before the second one's header. */
function plainHeader(cell: Cell | undefined): string {
  return String(cell ?? '')
    .replace('\ufeff', '')
    .trim();
}

function firstText(cells: readonly Cell[]): string | undefined {
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    if (typeof cell === 'number') return undefined;
    const text = cell.trim();
    if (text !== '') return text;
  }
  return undefined;
}

/** The texts above the header: title, unit of the file, notes. */
export function preambleOf(rows: readonly (readonly Cell[])[], header: number): string[] {
  return rows.slice(0, header).flatMap((cells) => {
    const texts = cells.filter((cell) => cell !== null && cell !== '').map(String);
    return texts.length === 0 ? [] : [[...new Set(texts)].join(' ')];
  });
}

/** Known headers of a first table that stands above another: it may be narrow. */
const HEADERS_ABOVE = 2;

interface PlacedRow {
  readonly cells: readonly Cell[];
  readonly line: number;
}

/**
 * Index of the header of a table that ends above the header, with rows of its own and a blank line behind them: two tables in one sheet, of which
 * one would be lost. Titles and notes know no headers, or have no rows.
 */
export function tableAbove(
  rows: readonly PlacedRow[],
  header: number,
  score: HeaderScore,
): number | undefined {
  const end = rows.findLastIndex(
    ({ cells, line }, at) =>
      at < header && (filled(cells) === 0 || line + 1 < (rows[at + 1]?.line ?? 0)),
  );
  const found = rows.findIndex(
    ({ cells }, at) =>
      at < end && score(cells) >= HEADERS_ABOVE && filled(rows[at + 1]?.cells) >= HEADERS_ABOVE,
  );
  return found < 0 ? undefined : found;
}

/** Whether a row below a blank line is the header of another table. */
export function beginsTable(
  cells: readonly Cell[],
  headers: readonly string[],
  score: HeaderScore,
): boolean {
  return score(cells) >= HEADER_MINIMUM && !repeats(cells, headers);
}
