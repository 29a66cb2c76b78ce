import { headerForm } from '../header-form.ts';
import type { Cell, SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { LEDGER_YEAR_HEADERS, servingIndex } from '../serving-columns.ts';

/** `2013年`, `2013年度`, but no month, quarter or half of a year. */
const YEAR =
  /(?<!\d)((?:19|20)\d{2})年度?(?!度|第?[一二三四1-4]季|[上下]半年|[0-9一二三四五六七八九十]{1,2}月)/g;

/** Gives the year a row is numbered in: what its ledger (台账) says on it, where that fits its date, else its date's. */
type YearOfRow = (row: SourceRow, date: string | undefined) => number | undefined;

/** Years of the rows of a file: a column, its sheet or its name may say that they are of the ledger of one year (2013年隐患台账). */
export function ledgerYears({ file, table, rule }: RecognisedFile): YearOfRow {
  const ofFile = yearIn(file.name.slice(file.name.lastIndexOf('/') + 1));
  const ofSheets = table.sheets?.map((name) => yearIn(name) ?? ofFile) ?? [];
  const isFree = (index: number) => rule?.columns?.[table.headers[index] ?? ''] !== null;
  const column = servingIndex(table.headers.map(headerForm), LEDGER_YEAR_HEADERS, isFree) ?? -1;
  return ({ sheet, cells }, date) => {
    const said = yearOfCell(cells[column]) ?? ofSheets[sheet ?? 0] ?? ofFile;
    if (date === undefined) return said;
    const year = Number(date.slice(0, 4));
    return said !== undefined && Math.abs(said - year) <= 1 ? said : year;
  };
}

function yearOfCell(cell: Cell | undefined): number | undefined {
  const year = /^((?:19|20)\d{2})年?度?$/.exec(String(cell ?? '').trim())?.[1];
  return year === undefined ? undefined : Number(year);
}

/** The one year a text names; undefined where it names none or several. */
function yearIn(text: string): number | undefined {
  const years = new Set([...text.matchAll(YEAR)].map((match) => Number(match[1])));
  const [year] = years;
  return years.size === 1 ? year : undefined;
}
