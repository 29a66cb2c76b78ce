import { dateTest } from './sheet-dates.ts';
import { SheetScanner, type SheetContext, type SheetRow } from './sheet-scanner.ts';
import { readSharedTexts } from './shared-texts.ts';
import { readParts, type WorkbookParts } from './workbook-parts.ts';
import { readZipDirectory, type ZipDirectory } from './zip-directory.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Bytes of its XML. */
  readonly bytes: number;
  /** Its XML. */
  pieces(): AsyncIterable<Uint8Array>;
  /** Its rows as they stream in. */
  rows(): AsyncIterable<readonly SheetRow[]>;
}

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/i;

/**
 * The sheets of a workbook, to be read one after the other. exceljs reads what names and styles them; rows and shared
 * texts are scanned here: through its objects a cell cost ten times as much.
 */
export async function* workbookSheets(path: string): AsyncGenerator<Sheet> {
  const zip = await readZipDirectory(path);
  const parts = await readParts(zip);
  const context = {
    texts: await readSharedTexts(zip.text('xl/sharedStrings.xml')),
    dateOf: dateTest(parts.formatOf, parts.from1904),
  };
  for (const [file, number] of sheetFiles(zip)) {
    yield {
      name: nameOf(parts, number),
      bytes: zip.length(file),
      pieces: () => zip.pieces(file) as AsyncIterable<Uint8Array>,
      rows: () => readRows(zip, file, context),
    };
  }
}

async function* readRows(
  zip: ZipDirectory,
  file: string,
  context: SheetContext,
): AsyncGenerator<readonly SheetRow[]> {
  const scanner = new SheetScanner(context);
  for await (const piece of zip.text(file) ?? []) {
    yield scanner.push(piece);
    if (scanner.isOver) return;
  }
  throw new RangeError('the sheet breaks off');
}

function sheetFiles({ names }: ZipDirectory): [file: string, number: number][] {
  return names
    .map((name) => [name, Number(SHEET.exec(name)?.[1])] as [string, number])
    .filter(([, number]) => Number.isInteger(number))
    .sort((one, other) => one[1] - other[1]);
}

function nameOf({ relations, sheets }: WorkbookParts, number: number): string {
  const relation = relations.find(({ Target }) => Target === `worksheets/sheet${number}.xml`);
  const sheet = sheets.find(({ rId }) => rId === relation?.Id);
  return sheet?.name ?? `Sheet${number}`;
}
