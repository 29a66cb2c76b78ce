import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted, writePasted } from './pasted-table.ts';

describe('a pasted table', () => {
  it('is a list where one column was copied, blank rows kept and the last line end not', () => {
    const { rows, header, column } = readPasted('柳汀街225弄3幢\r\n\r\n中山西路28号\r\n');
    expect(rows).toEqual([['柳汀街225弄3幢'], [''], ['中山西路28号']]);
    expect(header).toBeUndefined();
    expect(column).toBe(0);
  });

  it('chooses the column of addresses among several and keeps the header apart', () => {
    const text = [
      '序号\t姓名\t联系电话\t家庭住址',
      '1\t王某\t13800000000\t海曙区柳汀街225弄3幢301室',
      '2\t李某\t13900000000\t月湖花园5幢',
    ].join('\n');
    const { rows, header, column } = readPasted(text);
    expect(header?.[3]).toBe('家庭住址');
    expect(column).toBe(3);
    expect(rows).toHaveLength(2);
  });

  it('chooses codes and names where there is no address', () => {
    expect(readPasted('1\t3302030054010001\n2\t3302030054010002').column).toBe(1);
    expect(readPasted('1\t海曙某某贸易有限公司\n2\t海曙又一商店').column).toBe(1);
  });

  it('reads line ends and quotes inside cells as spreadsheets write them', () => {
    const { rows } = readPasted('"柳汀街\n225弄"\t"他说""好"""\nx"y\tz');
    expect(rows).toEqual([
      ['柳汀街\n225弄', '他说"好"'],
      ['x"y', 'z'],
    ]);
  });

  it('takes the first row for data where it holds a number', () => {
    expect(readPasted('天一大厦1号\n天一大厦2号').rows).toHaveLength(2);
  });

  it('makes formulas harmless and leaves negative numbers alone', () => {
    expect(writePasted([['=HYPERLINK("x")', '-3.5', '+86 574', '@a']])).toBe(
      "'=HYPERLINK(\"x\")\t-3.5\t'+86 574\t'@a",
    );
  });

  it('comes back as it was written, whatever the cells hold', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '街', '1', ' ') });
    const cell = letters.filter((text) => !text.startsWith('\t'));
    const rows = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(rows, (given) => {
        const written = writePasted([...given, given[0]?.map(() => 'end1') ?? []]);
        expect(readPasted(written).rows.slice(0, -1)).toEqual(given);
      }),
    );
  });
});
