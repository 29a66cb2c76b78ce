import { join } from 'node:path';
import { shapeDate, type DateShape } from '../dates.ts';
import { csvLine, openLineFile, type TextEncoding } from '../write/text-file.ts';
import { writeXlsx, type Cell } from '../write/xlsx.ts';
import type { DemoWorld } from '../world.ts';
import { momentText, type Moment, type MomentShape } from './calendar.ts';

/** How one file of a department is written: which header spellings, dates and words for nothing. */
export interface FileStyle {
  readonly encoding: TextEncoding;
  /** Which of a column's spellings heads it; columns with fewer fall back to their last. */
  readonly headers: number;
  readonly dates: DateShape;
  readonly moments: MomentShape;
  /** What stands in an empty cell: nothing, 无, - … */
  readonly blank: string;
}

/** The style most files have; vary it by file. */
export const PLAIN_STYLE: FileStyle = {
  encoding: 'gb18030',
  headers: 0,
  dates: 'dash',
  moments: 'dash',
  blank: '',
};

/** Header spellings of each column of a table, the plainest first. */
export type Columns = readonly (readonly string[])[];

/** The headers of a style. */
export function headersOf(columns: Columns, { headers }: FileStyle): string[] {
  return columns.map((spellings) => spellings[Math.min(headers, spellings.length - 1)]!);
}

/** Date and moment in a style; undefined is written as the style's blank. */
export function dateIn(style: FileStyle, isoDate: string | undefined): string {
  return isoDate === undefined || isoDate === '' ? style.blank : shapeDate(isoDate, style.dates);
}

/** A moment in a style; undefined is written as the style's blank. */
export function momentIn(style: FileStyle, moment: Moment | undefined): string {
  return moment === undefined ? style.blank : momentText(moment, style.moments);
}

/** A CSV export that counts its rows into the answers when closed. */
export interface ExportFile {
  readonly name: string;
  readonly style: FileStyle;
  /** Writes a data row and returns its line, 1-based, header included. */
  row(cells: readonly string[]): number;
  /** Writes a line that is no data: 合计, 填表人. It is not counted. */
  aside(cells: readonly string[]): number;
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Opens `name` (path below the export folder) and writes its header. */
export function openExport(
  world: Pick<DemoWorld, 'out' | 'answers'>,
  name: string,
  columns: Columns,
  style: FileStyle,
): ExportFile {
  const file = openLineFile(join(world.out, name), style.encoding);
  file.line(csvLine(headersOf(columns, style)));
  let rows = 0;
  return {
    name,
    style,
    row: (cells) => {
      rows++;
      return file.line(csvLine(cells));
    },
    aside: (cells) => file.line(csvLine(cells)),
    drain: () => file.drain(),
    close: async () => {
      world.answers.file(name, rows);
      await file.close();
    },
  };
}

export interface SheetExport {
  readonly name: string;
  readonly sheet: string;
  readonly columns: Columns;
  readonly style: FileStyle;
  /** Rows above the header: a title, a note of who filled it in. */
  readonly above?: readonly (readonly Cell[])[];
  /** Rows below the data: 合计, who filled it in. Not counted. */
  readonly below?: readonly (readonly Cell[])[];
  /** Ranges of cells shown as one, like `A1:F1`. */
  readonly merges?: readonly string[];
}

/** Writes a workbook of one sheet and counts its rows into the answers. */
export async function writeSheet(
  world: Pick<DemoWorld, 'out' | 'answers'>,
  { name, sheet, columns, style, above = [], below = [], merges = [] }: SheetExport,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  let written = 0;
  await writeXlsx(
    join(world.out, name),
    sheet,
    (function* (): Generator<readonly Cell[]> {
      yield* above;
      yield headersOf(columns, style);
      for (const row of rows) {
        written++;
        yield row;
      }
      yield* below;
    })(),
    merges,
  );
  world.answers.file(name, written);
}
