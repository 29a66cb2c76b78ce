import { stat } from 'node:fs/promises';
import type { Cell } from './source.ts';

/** A merged range (合并单元格): rows as in the sheet (1-based), columns from 0. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Sheets a person made by hand are small; an export of millions of rows has no merged cells worth a second pass. */
const LARGEST_BYTES = 8_000_000;
const RANGE = /<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
const ROWS_END = '</sheetData';

/** The merged ranges of a sheet of the .xlsx at `path`, which stand behind its rows; none of a large one. */
export async function readMergedRanges(
  path: string,
  sheet: () => AsyncIterable<Uint8Array>,
): Promise<MergedRange[]> {
  if ((await stat(path)).size > LARGEST_BYTES) return [];
  return [...(await textBehindRows(sheet())).matchAll(RANGE)].map(rangeOf);
}

/** The end of a sheet's XML: rows are passed over as bytes, which need not be decoded. */
async function textBehindRows(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const end: Buffer[] = [];
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    const at = end.length > 0 ? 0 : bytes.indexOf(ROWS_END);
    if (at >= 0) end.push(bytes.subarray(at));
    rest = at >= 0 ? Buffer.alloc(0) : bytes.subarray(1 - ROWS_END.length);
  }
  return Buffer.concat(end).toString('utf8');
}

function rangeOf([, left, top, right, bottom]: RegExpMatchArray | RegExpExecArray): MergedRange {
  return {
    left: columnIndex(left as string),
    top: Number(top),
    right: columnIndex(right as string),
    bottom: Number(bottom),
  };
}

/** A → 0, Z → 25, AA → 26. */
function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Fills merged cells of rows that come in order: each cell of a range has the value of its first. */
export class MergeFill {
  private readonly ranges: readonly MergedRange[];
  private readonly values = new Map<MergedRange, Cell>();

  constructor(ranges: readonly MergedRange[]) {
    this.ranges = [...ranges].sort((a, b) => a.top - b.top);
  }

  /** The cells of row `number`, those inside merged ranges filled. */
  fill(number: number, cells: Cell[]): Cell[] {
    for (const range of this.ranges) {
      if (range.top > number) break;
      if (range.bottom < number) continue;
      if (range.top === number) this.values.set(range, cells[range.left] ?? null);
      const value = this.values.get(range) ?? null;
      if (value === null) continue;
      for (let column = range.left; column <= range.right; column += 1) cells[column] ??= value;
    }
    for (let column = 0; column < cells.length; column += 1) cells[column] ??= null;
    return cells;
  }
}

/** The rows of a header, as row numbers. */
export interface HeaderBlock {
  readonly first: number;
  readonly last: number;
}

/**
 * The header around row `found`: with the row above when that holds titles of groups of columns, and as far down as
 * merged cells of the header reach.
 */
export function headerBlock(
  ranges: readonly MergedRange[],
  found: number,
  width: number,
): HeaderBlock {
  const isGroup = ({ top, bottom, left, right }: MergedRange) =>
    top === found - 1 && bottom === top && right > left && right - left + 1 < width;
  const first = ranges.some(isGroup) ? found - 1 : found;
  let last = found;
  for (const { top, bottom } of [...ranges].sort((a, b) => a.top - b.top))
    if (top >= first && top <= last && bottom > last) last = bottom;
  return { first, last };
}

/** Headers of several rows in one: 地址/注册地址; the same text in every row stands once. */
export function flattenHeaders(rows: readonly (readonly Cell[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const texts = rows
      .map((row) => row[column])
      .filter((cell) => cell !== null && cell !== undefined && String(cell).trim() !== '')
      .map(String);
    return [...new Set(texts)].join('/');
  });
}
