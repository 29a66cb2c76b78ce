import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Worksheet } from 'exceljs';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { OutFile } from '../out-file.ts';
import { beginSheet, columnWidths, printedAcross, SHEET_ROWS } from '../sheet-layout.ts';
import { csvLine } from './cell-text.ts';
import { notesBeside } from './notes-beside.ts';

export type SheetFormat = 'csv' | 'xlsx';

/** Writes rows as they come, in bounded memory. */
export type WriteRows = (rows: readonly (readonly string[])[]) => Promise<void>;

interface SheetWriter {
  readonly write: WriteRows;
  close(): Promise<void>;
}

/** What an exported file says of itself (水印与来源). */
export interface SheetNotes {
  /** Short text printed on every page. */
  readonly watermark: string;
  readonly lines: readonly string[];
}

/**
 * Writes a file of a header and what `fill` gives: CSV in UTF-8 with BOM and its notes beside it, or a workbook with a
 * notes sheet, and another sheet of the same header after each `rowsASheet` rows. Whatever goes wrong, half a file does not stay. Errors: those of `fill`; of the disk, `forbidden`, `busy`
 * (the file is open elsewhere) or `internal`, with a sentence.
 */
export async function writeSheet(
  path: string,
  format: SheetFormat,
  header: readonly string[],
  notes: SheetNotes,
  fill: (write: WriteRows) => Promise<void>,
  rowsASheet = SHEET_ROWS,
): Promise<void> {
  const file = new OutFile(path);
  await file.opened();
  const work = async (): Promise<void> => {
    const sheet =
      format === 'csv'
        ? await csvSheet(file, header, notes)
        : workbookSheet(file.stream, header, notes, rowsASheet);
    await fill((rows) => file.guarded(sheet.write(rows)));
    await sheet.close();
  };
  try {
    await file.guarded(work());
  } catch (error) {
    await file.discard();
    await rm(notesBeside(path), { force: true });
    throw error;
  }
}

async function csvSheet(
  { stream, path }: OutFile,
  header: readonly string[],
  notes: SheetNotes,
): Promise<SheetWriter> {
  await writeFile(notesBeside(path), `\ufeff${notes.lines.join('\r\n')}\r\n`);
  const write = async (text: string) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(`\ufeff${csvLine(header)}`);
  return {
    write: (rows) => write(rows.map(csvLine).join('')),
    close: () => {
      stream.end();
      return finished(stream);
    },
  };
}

/** Cells are texts, which no spreadsheet takes for formulas; a leading quote would come back with the next delivery. */
function workbookSheet(
  stream: WriteStream,
  header: readonly string[],
  { watermark, lines }: SheetNotes,
  rowsASheet: number,
): SheetWriter {
  const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  let sheet: Worksheet | undefined;
  let widths: readonly number[] = [];
  let count = 0;
  const next = (sample: readonly (readonly string[])[]): Worksheet => {
    sheet?.commit();
    const number = Math.floor(count / rowsASheet);
    if (widths.length === 0) widths = columnWidths(header, sample);
    const begun = workbook.addWorksheet(number === 0 ? '数据' : `数据 ${number + 1}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
      headerFooter: { oddFooter: `&L${watermark.replaceAll('&', '&&')}&R&P/&N` },
      pageSetup: printedAcross(widths),
    });
    beginSheet(
      begun,
      header.map((title, at) => ({ header: title, width: widths[at] ?? 0 })),
    );
    return begun;
  };
  return {
    write: (rows) => {
      for (const row of rows) {
        if (count % rowsASheet === 0) sheet = next(rows);
        sheet?.addRow([...row]).commit();
        count += 1;
      }
      return new Promise((resolve) => setImmediate(resolve));
    },
    close: async () => {
      (sheet ?? next([])).commit();
      const notesSheet = workbook.addWorksheet('说明');
      for (const line of lines) notesSheet.addRow([line]).commit();
      notesSheet.commit();
      await workbook.commit();
    },
  };
}
