import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTest } from './sheet-dates.ts';
import { SheetScanner } from './sheet-scanner.ts';
import { NOT_CALCULATED } from './source.ts';

const context = {
  texts: ['海曙区', '月湖'],
  dateOf: dateTest((style) => (style === 1 ? 'yyyy\\-mm\\-dd hh:mm' : 'General'), false),
};

/** Rows of a sheet's XML that comes in pieces of `size`. */
function scan(xml: string, size = xml.length) {
  const scanner = new SheetScanner(context);
  const rows = [];
  for (let at = 0; at < xml.length && !scanner.isOver; at += size)
    rows.push(...scanner.push(xml.slice(at, at + size)));
  return { rows, isOver: scanner.isOver };
}

const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet><cols><col min="1" max="2"/></cols><sheetData>${rows}</sheetData><rowBreaks count="1"/></worksheet>`;
const cells = (row: string) => scan(sheet(`<row r="1">${row}</row>`)).rows[0]?.cells;

const XML = sheet(
  '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="C1" s="2"><v>1.5</v></c></row>' +
    '<row r="3"/>' +
    "<row r='4'><c r='B4' t='inlineStr'><is><t xml:space='preserve'> a&amp;b&#x4E00; </t></is></c></row>" +
    '<row><c t="str"><f>A1&amp;"x"</f><v>海曙区x</v></c><c t="b"><v>1</v></c></row>',
);

describe('the rows of a sheet', () => {
  it('are read with their numbers and gaps, wherever pieces end', () => {
    const whole = scan(XML);
    expect(whole.isOver).toBe(true);
    expect(whole.rows).toEqual([
      { number: 1, cells: ['海曙区', null, 1.5] },
      { number: 4, cells: [null, ' a&b一 '] },
      { number: 5, cells: ['海曙区x', '是'] },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (size) => {
        expect(scan(XML, size)).toEqual(whole);
      }),
    );
  });

  it('have dates where the format shows dates, also those a formula gave', () => {
    expect(cells('<c r="A1" s="1"><v>40666</v></c>')).toEqual(['2011-05-03']);
    expect(cells('<c r="A1" s="1"><f>NOW()</f><v>40666.5</v></c>')).toEqual([
      '2011-05-03 12:00:00',
    ]);
    expect(cells('<c r="A1" s="0"><v>40666</v></c>')).toEqual([40666]);
  });

  it('have a time of day and a span of hours as the cell shows them, without a date', () => {
    const clock = dateTest((style) => (style === 1 ? 'h:mm' : '[h]:mm:ss'), false);
    expect([clock(0.396_354_166_7, 1), clock(0.375, 1)]).toEqual(['09:30:45', '09:00']);
    expect([clock(1.0625, 2), clock(-0.25, 2), clock(0.000_011_574_1, 2)]).toEqual([
      '25:30',
      '-6:00',
      '0:00:01',
    ]);
  });

  it('say whether they are hidden or filtered out', () => {
    const row = (marks: string) => `<row${marks}><c r="A1"><v>1</v></c></row>`;
    const { rows } = scan(
      sheet([' hidden="1"', ' hidden="0"', '', " hidden='true'"].map(row).join('')),
    );
    expect(rows.map(({ isHidden }) => isHidden)).toEqual([true, undefined, undefined, true]);
  });

  it('have text between marks of its own as it is', () => {
    const item = (text: string) =>
      cells(`<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`) ?? [];
    expect(item('<![CDATA[a&b&lt;]]>')).toEqual(['a&b&lt;']);
  });

  it('have errors as their text and nothing where a cell is only drawn', () => {
    expect(cells('<c r="A1" t="e"><v>#N/A</v></c><c r="B1" s="2"/>')).toEqual(['#N/A']);
    expect(cells('<c r="A1"><v/></c><c r="B1"><v>2</v></c>')).toEqual([null, 2]);
  });

  it('say which formulas have no result, and which have an empty one', () => {
    expect(cells('<c r="A1"><f>B1</f></c><c r="B1"><v>2</v></c>')).toEqual([NOT_CALCULATED, 2]);
    expect(cells('<c r="A1" s="1"><f t="shared" si="0"/><v></v></c>')).toEqual([NOT_CALCULATED]);
    expect(cells('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>')).toEqual(['']);
  });

  it('have the whole of a text in several formats, without how it is read aloud', () => {
    const rich =
      '<is><r><t>海</t></r><r><rPr><b/></rPr><t>曙</t></r><rPh sb="0" eb="1"><t>hai</t></rPh></is>';
    expect(cells(`<c r="AB1" t="inlineStr">${rich}</c>`)?.at(27)).toBe('海曙');
  });

  it('of an empty sheet are none; one that breaks off is not over', () => {
    expect(scan('<worksheet><sheetData/></worksheet>')).toEqual({ rows: [], isOver: true });
    expect(scan(XML.slice(0, 260)).isOver).toBe(false);
  });
});
