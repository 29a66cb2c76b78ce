import { afterEach, beforeEach, expect, it } from 'vitest';
import { IMPORTED_TABLES } from '../datasets.ts';
import { TestFolder } from '../testing/folder.ts';
import { zipOf } from '../testing/zip.ts';
import { headerScore } from '../vocabulary.ts';
import { openTable } from './open.ts';
import type { SourceRow } from './source.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const TRANSITIONAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
/** So many that the sheet's XML comes in several pieces. */
const ROWS = 4000;

interface Writing {
  readonly main: string;
  readonly relations: string;
  /** With its colon, or empty. */
  readonly prefix: string;
  readonly sheetFile: string;
}

/** A workbook as a library writes it that names elements with a prefix: shared texts, a date, a title over two columns. */
function workbook({ main, relations, prefix: p, sheetFile }: Writing): Buffer {
  const names = p === '' ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  const part = (name: string, body: string, more = '') =>
    Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?><${name} ${names}${more}>${body}</${name}>`.replace(
        /<(\/?)(?=\w)/g,
        `<$1${p}`,
      ),
    );
  const texts = ['单位名册', '单位编号', '单位名称', '成立日期', '甲'];
  const shared = (at: string, text: number) => `<c r="${at}" t="s"><v>${text}</v></c>`;
  const body = Array.from(
    { length: ROWS },
    (_, at) =>
      `<row r="${at + 3}"><c r="A${at + 3}" t="str"><v>单位${at}</v></c>${shared(`B${at + 3}`, 4)}<c r="C${at + 3}" s="1"><v>40666</v></c></row>`,
  );
  const head = `<row r="1">${shared('A1', 0)}</row><row r="2">${shared('A2', 1)}${shared('B2', 2)}${shared('C2', 3)}</row>`;
  const merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>';
  return zipOf({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'xl/workbook.xml': part(
      'workbook',
      '<sheets><sheet name="单位" sheetId="1" r:id="R1"/></sheets>',
      ` xmlns:r="${relations}"`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="${relations}/worksheet" Target="/${sheetFile}" Id="R1"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': part('sst', texts.map((text) => `<si><t>${text}</t></si>`).join('')),
    'xl/styles.xml': part(
      'styleSheet',
      '<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    ),
    [sheetFile]: part('worksheet', `<sheetData>${head}${body.join('')}</sheetData>${merged}`),
  });
}

const PLAIN = { main: TRANSITIONAL, relations: RELATIONS, sheetFile: 'xl/worksheets/sheet1.xml' };

it.each([
  { ...PLAIN, title: 'no prefix', prefix: '' },
  { ...PLAIN, title: 'the prefix of the Open XML SDK', prefix: 'x:' },
  { ...PLAIN, title: 'a long prefix', prefix: 'spreadsheetml:' },
  {
    ...PLAIN,
    title: 'a first sheet without number',
    prefix: 'x:',
    sheetFile: 'xl/worksheets/sheet.xml',
  },
  { ...PLAIN, title: 'strict namespaces', prefix: '', main: STRICT, relations: STRICT_RELATIONS },
  { ...PLAIN, title: 'both', prefix: 'x:', main: STRICT, relations: STRICT_RELATIONS },
])('a workbook with $title is read', async (writing) => {
  const path = await folder.bytes('单位.xlsx', workbook(writing));
  const table = await openTable(path, headerScore(IMPORTED_TABLES, new Set()));
  const rows: SourceRow[] = [];
  for await (const some of table?.rows() ?? []) rows.push(...some);
  expect(table?.headers).toEqual(['单位编号', '单位名称', '成立日期']);
  expect(table?.sheets).toEqual(['单位']);
  expect(table?.likelyRows).toBeGreaterThan(ROWS / 2);
  expect(rows.map(({ cells }) => cells)).toEqual(
    Array.from({ length: ROWS }, (_, at) => [`单位${at}`, '甲', '2011-05-03']),
  );
});
