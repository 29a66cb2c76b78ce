import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { dateTest } from './sheet-dates.ts';
import { SheetScanner, type SheetContext, type SheetRow } from './sheet-scanner.ts';
import { readSharedTexts } from './shared-texts.ts';
import { readZipDirectory, type ZipDirectory } from './zip-directory.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Number of its file in the zip. */
  readonly number: number;
  /** Its rows as they stream in. */
  rows(): AsyncIterable<readonly SheetRow[]>;
}

/** The small parts of a workbook as exceljs reads them. */
interface WorkbookParts {
  readonly workbookRels?: readonly { readonly Id: string; readonly Target: string }[];
  readonly model?: { readonly sheets?: readonly { readonly rId: string; readonly name: string }[] };
  readonly properties?: { readonly model?: { readonly date1904?: boolean } };
  readonly styles: { getStyleModel(style: number): { readonly numFmt?: string } | undefined };
  _parseRels(entry: Readable): Promise<void>;
  _parseWorkbook(entry: Readable): Promise<void>;
  _parseStyles(entry: Readable): Promise<void>;
}

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/i;

/**
 * The sheets of a workbook, to be read one after the other. exceljs reads what names and styles them; rows and shared
 * texts are scanned here: through its objects a cell cost ten times as much.
 */
export async function* workbookSheets(path: string): AsyncGenerator<Sheet> {
  const zip = await readZipDirectory(path);
  const parts = await readParts(path, zip);
  const context = {
    texts: await readSharedTexts(await zip.text('xl/sharedStrings.xml')),
    dateOf: dateTest(
      (style) => parts.styles.getStyleModel(style)?.numFmt,
      parts.properties?.model?.date1904 ?? false,
    ),
  };
  for (const [file, number] of sheetFiles(zip)) {
    yield { name: nameOf(parts, number), number, rows: () => readRows(zip, file, context) };
  }
}

async function* readRows(
  zip: ZipDirectory,
  file: string,
  context: SheetContext,
): AsyncGenerator<readonly SheetRow[]> {
  const scanner = new SheetScanner(context);
  for await (const piece of (await zip.text(file)) ?? []) {
    yield scanner.push(String(piece));
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

function nameOf({ workbookRels = [], model }: WorkbookParts, number: number): string {
  const relation = workbookRels.find(({ Target }) => Target === `worksheets/sheet${number}.xml`);
  const sheet = model?.sheets?.find(({ rId }) => rId === relation?.Id);
  return sheet?.name ?? `Sheet${number}`;
}

async function readParts(path: string, zip: ZipDirectory): Promise<WorkbookParts> {
  const parts = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    styles: 'cache',
    entries: 'ignore',
  }) as unknown as WorkbookParts;
  await withText(zip, 'xl/_rels/workbook.xml.rels', (entry) => parts._parseRels(entry));
  await withText(zip, 'xl/workbook.xml', (entry) => parts._parseWorkbook(entry));
  await withText(zip, 'xl/styles.xml', (entry) => parts._parseStyles(entry));
  return parts;
}

async function withText(
  zip: ZipDirectory,
  name: string,
  work: (entry: Readable) => Promise<void>,
): Promise<void> {
  const entry = await zip.text(name);
  if (entry) await work(entry);
}
