import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { csvLine } from './cell-text.ts';

export type SheetFormat = 'csv' | 'xlsx';

/** Writes rows as they come, in bounded memory. */
export interface SheetWriter {
  write(rows: readonly (readonly string[])[]): Promise<void>;
  close(): Promise<void>;
}

/** What an exported file says of itself (水印与来源). */
export interface SheetNotes {
  /** Short text printed on every page. */
  readonly watermark: string;
  readonly lines: readonly string[];
}

/** Opens a file for a header and rows: CSV in UTF-8 with BOM and its notes beside it, or a workbook with a notes sheet. */
export function openSheet(
  path: string,
  format: SheetFormat,
  header: readonly string[],
  notes: SheetNotes,
): Promise<SheetWriter> {
  return format === 'csv' ? openCsv(path, header, notes) : openWorkbook(path, header, notes);
}

async function openCsv(
  path: string,
  header: readonly string[],
  notes: SheetNotes,
): Promise<SheetWriter> {
  await writeFile(`${path}.说明.txt`, `\ufeff${notes.lines.join('\r\n')}\r\n`);
  const stream = createWriteStream(path);
  await once(stream, 'open');
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
function openWorkbook(
  path: string,
  header: readonly string[],
  { watermark, lines }: SheetNotes,
): Promise<SheetWriter> {
  const workbook = new WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet('数据', {
    views: [{ state: 'frozen', ySplit: 1 }],
    headerFooter: { oddFooter: `&L${watermark.replaceAll('&', '&&')}&R&P/&N` },
  });
  const head = sheet.addRow([...header]);
  head.font = { bold: true };
  head.commit();
  return Promise.resolve({
    write: (rows) => {
      for (const row of rows) sheet.addRow([...row]).commit();
      return new Promise((resolve) => setImmediate(resolve));
    },
    close: async () => {
      sheet.commit();
      const notesSheet = workbook.addWorksheet('说明');
      for (const line of lines) notesSheet.addRow([line]).commit();
      notesSheet.commit();
      await workbook.commit();
    },
  });
}
