import { withoutFormula } from './sheet-text.ts';

/** A table as it was copied from a spreadsheet, or a plain list. */
export interface PastedTable {
  /** All rows of one width; the header is not among them. */
  readonly rows: readonly (readonly string[])[];
  readonly header: readonly string[] | undefined;
  /** Column that most looks like addresses, names or codes. */
  readonly column: number;
}

/** Reads cells as Excel and WPS put them on the clipboard: tabs, line ends, quotes around cells that hold either. */
export function readPasted(text: string): PastedTable {
  const all = cellsOf(text);
  const width = Math.max(1, ...all.map((row) => row.length));
  const rows = all.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
  const [first, ...rest] = rows;
  const header = first && rest.length > 0 && isHeader(first) ? first : undefined;
  const body = header ? rest : rows;
  return { rows: body, header, column: bestColumn(body, header, width) };
}

/** Writes cells so that a spreadsheet reads back what was given, formulas made harmless. */
export function writePasted(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

function quoted(cell: string): string {
  const text = withoutFormula(cell);
  return /[\t\r\n]/.test(text) || text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell in quotes up to what ends it, or up to the next tab or line end. */
const CELL = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  for (let at = 0; at <= text.length; ) {
    CELL.lastIndex = at;
    const [whole, inQuotes, plain] = CELL.exec(text) ?? ['', undefined, ''];
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
    at += whole.length;
    if (at >= text.length) break;
    if (text[at] === '\t') at += 1;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      rows.push([]);
    }
  }
  const last = rows.at(-1);
  if (rows.length > 1 && (last?.length === 0 || last?.every((cell) => cell === ''))) rows.pop();
  return rows.map((row) => (row.length === 0 ? [''] : row));
}

const HEADER_WORD =
  /(地址|住址|地点|位置|名称|单位|编号|编码|代码|楼|室|号|address|place|name|code|number|id)$/i;

function isHeader(row: readonly string[]): boolean {
  const isWord = (cell: string) => HEADER_WORD.test(cell.trim()) && !/\d/.test(cell);
  return row.some(isWord) && row.every((cell) => !/\d/.test(cell) && cell.length <= 20);
}

/** Rows looked at to choose a column. */
const SAMPLE = 200;

function bestColumn(
  rows: readonly (readonly string[])[],
  header: readonly string[] | undefined,
  width: number,
): number {
  const scores = Array.from({ length: width }, (_, column) => {
    const cells = rows.slice(0, SAMPLE).map((row) => row[column] ?? '');
    const looks = cells.reduce((sum, cell) => sum + likeness(cell), 0) / Math.max(cells.length, 1);
    const title = header?.[column] ?? '';
    return looks + (/地址|住址|地点|address/i.test(title) ? 2 : 0);
  });
  return scores.indexOf(Math.max(...scores));
}

/** How much a cell looks like something with a place: an address most, then a name, then a code. */
function likeness(cell: string): number {
  if (/\d/.test(cell) && /[路街巷弄号幢栋座室村苑园]/.test(cell)) return 3;
  if (/[路街巷弄里村苑园厦城广场店公司]/.test(cell)) return 2;
  if (/^[A-Za-z]*[\d-]{6,}[A-Za-z\d-]*$/.test(cell) && !/^1\d{10}$/.test(cell)) return 1.5;
  return /[\u4e00-\u9fff]{4,}/.test(cell) ? 1 : 0;
}
