import { openZip } from './zip.ts';

export type Cell = string | number | null;

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
  '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' +
  '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
  '</Types>';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const ROOT_RELATIONS =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const BOOK_RELATIONS =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

const STYLES =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">` +
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="1"><xf/></cellXfs></styleSheet>';

/**
 * Writes a workbook of one sheet row by row; text cells are inline, so that nothing has to be kept in memory.
 * `merges` are ranges of cells shown as one, like `A1:F1`.
 */
export async function writeXlsx(
  path: string,
  sheetName: string,
  rows: Iterable<readonly Cell[]>,
  merges: readonly string[] = [],
): Promise<void> {
  const zip = await openZip(path);
  await zip.add('[Content_Types].xml', [TYPES]);
  await zip.add('_rels/.rels', [ROOT_RELATIONS]);
  await zip.add('xl/workbook.xml', [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
      `<sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await zip.add('xl/_rels/workbook.xml.rels', [BOOK_RELATIONS]);
  await zip.add('xl/styles.xml', [STYLES]);
  await zip.add('xl/worksheets/sheet1.xml', sheetPieces(rows, merges));
  await zip.close();
}

function* sheetPieces(
  rows: Iterable<readonly Cell[]>,
  merges: readonly string[],
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>`;
  let piece = '';
  let number = 0;
  for (const row of rows) {
    piece += rowXml(row, ++number);
    if (piece.length > 1 << 17) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sheetData>${mergesXml(merges)}</worksheet>`;
}

function mergesXml(merges: readonly string[]): string {
  if (merges.length === 0) return '';
  const cells = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<mergeCells count="${merges.length}">${cells}</mergeCells>`;
}

function rowXml(row: readonly Cell[], number: number): string {
  let xml = `<row r="${number}">`;
  row.forEach((cell, column) => {
    if (cell === null || cell === '') return;
    const at = columnName(column) + number;
    xml +=
      typeof cell === 'number'
        ? `<c r="${at}"><v>${cell}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  });
  return `${xml}</row>`;
}

function columnName(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);
}

function escapeXml(text: string): string {
  return /[&<>"]/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;
}
