import type { Sentence } from '../../contract/sentence.ts';
import type { Geometry } from 'geojson';
import type { TextScan } from './encoding.ts';

/** One cell as a reader gives it: text, a number only where the file itself stores numbers, or nothing. */
export type Cell = string | number | null;

/** What a formula is read as whose result the file does not hold: the program that wrote it calculates nothing. */
export const NOT_CALCULATED = '#未计算';

export interface SourceRow {
  /** Line of the file (1-based); in a spreadsheet the row, in GeoJSON and Shapefile the feature's number, in a JSON list the object's. */
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly geometry?: Geometry | null;
  /** Index into `SourceTable.sheets`. */
  readonly sheet?: number;
  /** The row cannot be read as a row: the check code, and the sentence of the report. */
  readonly broken?: { readonly code: string; readonly sentence: Sentence };
  /** Hidden or filtered out in its sheet, and read all the same. */
  readonly isHidden?: true;
  /** Repairs the reader made, as check codes. */
  readonly flags?: readonly string[];
}

/** A row that holds no record: a total, a note, a signature. */
export interface SkippedLine {
  readonly line: number;
  readonly sheet?: string;
  readonly reason: string;
  readonly text: string;
}

/** A coordinate system the file itself declares. */
export interface DeclaredCrs {
  /** A name of the table in `crs/systems.ts`, or the text nobody knew. */
  readonly name: string;
  readonly known: boolean;
}

/** One table of a file, whatever its format. `rows` can be drained once for each call. */
export interface SourceTable {
  readonly path: string;
  readonly format: 'delimited' | 'xlsx' | 'xls' | 'geojson' | 'shapefile' | 'json-lines' | 'kml';
  readonly headers: readonly string[];
  readonly hasGeometry: boolean;
  readonly encoding?: string;
  /** What was learnt of a text file while its encoding was decided. */
  readonly scan?: TextScan;
  readonly crs?: DeclaredCrs;
  /** Sheets with this header, where the format has sheets. */
  readonly sheets?: readonly string[];
  /** Sheets with another header or none: shown, not read. */
  readonly otherSheets?: readonly string[];
  /** How many rows it has or probably has, where the file tells; for progress only. */
  readonly likelyRows?: number;
  /** Titles and notes above the header. */
  readonly preamble?: readonly string[];
  /** Rows read that are hidden, by sheet; complete once `rows` has been drained. */
  readonly hiddenRows?: readonly number[];
  /** Totals and notes left out; complete once `rows` has been drained. */
  readonly skipped: readonly SkippedLine[];
  /** Other files this table needs (.dbf, .prj …): with the path they make its fingerprint. */
  readonly companions: readonly string[];
  rows(): AsyncIterable<readonly SourceRow[]>;
}

/**
 * The rows of one drain, with a list of its own for what it leaves out. It becomes the table's once the drain is over: a
 * file may be looked into again while it is being read.
 */
export async function* withSkipped(
  skipped: SkippedLine[],
  read: (skipped: SkippedLine[]) => AsyncIterable<readonly SourceRow[]>,
): AsyncGenerator<readonly SourceRow[]> {
  const own: SkippedLine[] = [];
  for await (const rows of read(own)) yield rows;
  skipped.splice(0, skipped.length, ...own);
}

/** How many known headers a row of cells holds: decides which row is the header. */
export type HeaderScore = (cells: readonly Cell[]) => number;

/** Rows handed over at a time. */
export const BATCH_ROWS = 2000;

/** Rows that come by the piece of a file, in batches of the usual size. */
export async function* inBatches(
  pieces: AsyncIterable<readonly SourceRow[]>,
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const rows of pieces) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Header rows are looked for this far down. */
export const HEADER_SEARCH_ROWS = 30;

/** A row is a header when it holds this many known headers. */
export const HEADER_MINIMUM = 3;
