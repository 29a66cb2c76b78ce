import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { readZipDirectory, type ZipDirectory } from './zip-directory.ts';

export type WorksheetReader = ExcelJS.stream.xlsx.WorksheetReader;

/** The steps of exceljs's WorkbookReader, which it takes in the order of the zip; here they are taken by name. */
interface WorkbookSteps {
  _parseRels(entry: Readable): Promise<void>;
  _parseWorkbook(entry: Readable): Promise<void>;
  _parseStyles(entry: Readable): Promise<void>;
  _parseSharedStrings(entry: Readable): AsyncIterable<unknown>;
  _parseWorksheet(
    rows: AsyncIterable<unknown>,
    number: string,
  ): Iterable<{ readonly value: WorksheetReader }>;
}

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/i;

/**
 * The sheets of a workbook, each to be read before the next. exceljs's own way through the zip cannot be used: it
 * decodes piece by piece and breaks characters at their borders, and a workbook whose strings come last goes through a
 * temporary file where it was seen to wait for ever.
 */
export async function* workbookSheets(path: string): AsyncGenerator<WorksheetReader> {
  const zip = await readZipDirectory(path);
  const steps = await openWorkbook(path, zip);
  for (const [name, number] of sheetNames(zip)) {
    const rows = (await zip.text(name)) as Readable;
    for (const { value } of steps._parseWorksheet(rows, number)) yield value;
    rows.destroy();
  }
}

function sheetNames({ names }: ZipDirectory): [name: string, number: string][] {
  return names
    .map((name) => [name, SHEET.exec(name)?.[1]] as const)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .sort((a, b) => Number(a[1]) - Number(b[1]));
}

async function openWorkbook(path: string, zip: ZipDirectory): Promise<WorkbookSteps> {
  const steps = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  }) as unknown as WorkbookSteps;
  await withText(zip, 'xl/_rels/workbook.xml.rels', (entry) => steps._parseRels(entry));
  await withText(zip, 'xl/workbook.xml', (entry) => steps._parseWorkbook(entry));
  await withText(zip, 'xl/styles.xml', (entry) => steps._parseStyles(entry));
  await withText(zip, 'xl/sharedStrings.xml', (entry) => drain(steps._parseSharedStrings(entry)));
  return steps;
}

async function withText(
  zip: ZipDirectory,
  name: string,
  work: (entry: Readable) => Promise<void>,
): Promise<void> {
  const entry = await zip.text(name);
  if (entry) await work(entry);
}

async function drain(strings: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of strings);
}
