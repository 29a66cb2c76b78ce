import { dateTest } from './sheet-dates.ts';
import { SheetScanner, type SheetContext, type SheetRow } from './sheet-scanner.ts';
import { readSharedTexts } from './shared-texts.ts';
import { readParts, type WorkbookParts } from './workbook-parts.ts';
import { readWorkbookZip, type WorkbookZip } from './workbook-zip.ts';

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

/** Most sheets are called so; the first of the Open XML SDK has no number. */
const SHEET = /^xl\/worksheets\/sheet(\d*)\.xml$/i;
/** A sheet of another name is known by the workbook naming it. */
const OTHER_SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * The sheets of a workbook, to be read one after the other. exceljs reads what names and styles them; rows and shared
 * texts are scanned here: through its objects a cell cost ten times as much.
 */
export async function* workbookSheets(path: string): AsyncGenerator<Sheet> {
  const zip = await readWorkbookZip(path);
  const parts = await readParts(zip);
  const context = {
    texts: await readSharedTexts(zip.text('xl/sharedStrings.xml')),
    dateOf: dateTest(parts.formatOf, parts.from1904),
  };
  for (const [file, number] of sheetFiles(zip, parts)) {
    yield {
      name: nameOf(parts, file) ?? `Sheet${number}`,
      bytes: zip.length(file),
      pieces: () => zip.pieces(file) as AsyncIterable<Uint8Array>,
      rows: () => readRows(zip, file, context),
    };
  }
}

async function* readRows(
  zip: WorkbookZip,
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

function sheetFiles(
  { names }: WorkbookZip,
  parts: WorkbookParts,
): [file: string, number: number][] {
  return names
    .flatMap((name, index): [string, number][] => {
      const found = SHEET.exec(name);
      if (found) return [[name, Number(found[1] || 1)]];
      const isNamed = OTHER_SHEET.test(name) && nameOf(parts, name) !== undefined;
      return isNamed ? [[name, index + 1]] : [];
    })
    .sort((one, other) => one[1] - other[1]);
}

/** Name of the sheet in a file; targets begin at the workbook (`worksheets/…`) or at the root (`/xl/worksheets/…`). */
function nameOf({ relations, sheets }: WorkbookParts, file: string): string | undefined {
  const relation = relations.find(
    ({ Target }) => (Target.startsWith('/') ? Target : `/xl/${Target}`) === `/${file}`,
  );
  return sheets.find(({ rId }) => rId === relation?.Id)?.name;
}
