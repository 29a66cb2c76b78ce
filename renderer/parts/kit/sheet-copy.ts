import { withoutFormula } from '../../../contract/sheet-text.ts';
import { isRoundedBySize } from '../../format/numbers.ts';
import { cellText, type TableColumn } from './table-model.ts';

/** A table as a spreadsheet takes it from the clipboard: as HTML, or as text with tabs. */
export interface SheetCopy {
  readonly html: string;
  readonly text: string;
}

/**
 * Rows for Excel or WPS: 18-digit codes stay text (a spreadsheet would round them to 15 digits), numbers stay numbers,
 * formulas are made harmless. `footer` says where the rows come from.
 */
export function sheetCopy<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  footer: string,
): SheetCopy {
  const titles = columns.map(({ title, unit }) => (unit ? `${title}(${unit})` : title));
  const cells = rows.map((row) => columns.map((column) => sheetCell(column, row)));
  return {
    html: htmlOf(columns, titles, cells, footer),
    text: [titles, ...cells, [footer]].map((line) => line.map(plain).join('\t')).join('\r\n'),
  };
}

/** Numbers without separators, those written by size (1.3 亿) in full; texts as they read, breaks and tabs as blanks. */
function sheetCell<Row>(column: TableColumn<Row>, row: Row): string {
  const value = column.value(row);
  if (column.kind === 'number' && !column.text) return value === null ? '' : String(value);
  const text = cellText(column, row).replace(/[\t\r\n]+/g, ' ');
  if (typeof value === 'number' && isRoundedBySize(text)) return String(value);
  return column.kind === 'number' && NUMBER.test(text)
    ? text.replaceAll(',', '')
    : withoutFormula(text);
}

/** A number as a spreadsheet reads it, after its separators are gone: 1,204.5, -3, 97.1%. */
const NUMBER = /^-?\d[\d,]*(\.\d+)?%?$/;

function plain(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}

function htmlOf<Row>(
  columns: readonly TableColumn<Row>[],
  titles: readonly string[],
  cells: readonly (readonly string[])[],
  footer: string,
): string {
  const head = titles.map((title) => `<th>${escaped(title)}</th>`).join('');
  const body = cells
    .map((line) => {
      const data = line.map((text, at) => {
        const number = columns[at]?.kind === 'number' && NUMBER.test(text);
        return `<td${number ? '' : AS_TEXT}>${escaped(text)}</td>`;
      });
      return `<tr>${data.join('')}</tr>`;
    })
    .join('');
  const foot = `<tr><td colspan="${columns.length}"${AS_TEXT}>${escaped(footer)}</td></tr>`;
  return `<meta charset="utf-8"><table><tr>${head}</tr>${body}${foot}</table>`;
}

/** Number format @ of Excel and WPS: take the cell as text. */
const AS_TEXT = ` style="mso-number-format:'\\@'"`;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Puts a table on the clipboard; the page may not use the clipboard otherwise. */
export function putOnClipboard({ html, text }: SheetCopy): boolean {
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', write, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', write, { capture: true });
  }
}
