import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearlyNumber } from '../../../contract/yearly-numbers.ts';
import { headlineNumber } from '../../format/numbers.ts';
import { sheetCopy } from './sheet-copy.ts';
import { answerLocally, contentKey, localRows, nextSort, type TableColumn } from './table-model.ts';

interface Row {
  readonly name: string;
  readonly code: string;
  readonly count: number | null;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { id: 'name', title: '名称', kind: 'text', value: (row) => row.name, widthRem: 8 },
  { id: 'code', title: '代码', kind: 'code', value: (row) => row.code, widthRem: 8 },
  {
    id: 'count',
    title: '数量',
    unit: '件',
    kind: 'number',
    value: (row) => row.count,
    widthRem: 8,
    sum: true,
  },
];

const row = (name: string, count: number | null, code = '330203199001010017'): Row => ({
  name,
  code,
  count,
});

const ROWS = [row('月湖2幢', 3), row('月湖10幢', null), row('天一', 1)];

describe('rows of a table', () => {
  test('a number with its year is found as it is typed', () => {
    const rows = [row(yearlyNumber('5', 2013), 1), row(yearlyNumber('5', 2014), 2)];
    const found = answerLocally(rows, COLUMNS, { filters: { name: '5 (2014)' } });
    expect(found.map(({ count }) => count)).toEqual([2]);
  });

  test('numbers in names sort as numbers, and missing values come last both ways', () => {
    const names = (column: string, descending: boolean) =>
      answerLocally(ROWS, COLUMNS, { sort: { column, descending }, filters: {} }).map(
        ({ name }) => name,
      );
    expect(names('name', false)).toEqual(['天一', '月湖2幢', '月湖10幢']);
    expect(names('count', false)).toEqual(['天一', '月湖2幢', '月湖10幢']);
    expect(names('count', true)).toEqual(['月湖2幢', '天一', '月湖10幢']);
  });

  test('pages put together are the whole answer, and sums are of all pages', async () => {
    const some = fc.array(fc.record({ name: fc.string(), count: fc.nat(50) }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 1, max: 20 }), async (given, limit) => {
        const rows = given.map(({ name, count }) => row(name, count));
        const source = localRows('k', rows, COLUMNS);
        const question = { filters: {}, sort: { column: 'count', descending: true } };
        const pages: Row[] = [];
        for (let offset = 0; offset < rows.length; offset += limit) {
          const page = await source.page(
            { ...question, offset, limit },
            new AbortController().signal,
          );
          expect(page.total).toBe(rows.length);
          expect(page.sums).toEqual({
            count: rows.reduce((sum, each) => sum + (each.count ?? 0), 0),
          });
          pages.push(...page.rows);
        }
        expect(pages).toEqual(answerLocally(rows, COLUMNS, question));
      }),
    );
  });

  test('a header sorts up, down, and back to the delivered order', () => {
    const up = nextSort(undefined, 'name');
    expect(up).toEqual({ column: 'name', descending: false });
    const down = nextSort(up, 'name');
    expect(down).toEqual({ column: 'name', descending: true });
    expect(nextSort(down, 'name')).toBeUndefined();
    expect(nextSort(down, 'count')).toEqual({ column: 'count', descending: false });
  });
});

describe('copying to a spreadsheet', () => {
  test('18-digit codes are text, numbers are numbers, formulas are harmless', () => {
    const { html, text } = sheetCopy(COLUMNS, [row('=1+1', 1204)], '来源');
    expect(text.split('\r\n')).toEqual([
      '名称\t代码\t数量(件)',
      "'=1+1\t330203199001010017\t1204",
      '来源',
    ]);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">330203199001010017</td>`);
    expect(html).toContain('<td>1204</td>');
  });

  test('a number written with separators or as a share stays a number, one written with a word does not', () => {
    const written = ['1,204.50', '-3', '97.1%', '1.2 亿元', '—'];
    const columns = COLUMNS.map((column) => ({ ...column, text: ({ name }: Row) => name }));
    const { html } = sheetCopy(
      columns.slice(2),
      written.map((name) => row(name, 1)),
      '',
    );
    expect(html).toContain('<td>1204.50</td></tr><tr><td>-3</td></tr><tr><td>97.1%</td></tr>');
    expect(html).toContain(`<td style="mso-number-format:'\\@'">1.2 亿元</td>`);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">—</td>`);
  });

  test('a number written by size is copied in full, in either language', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const columns = COLUMNS.map((column) => ({
        ...column,
        text: ({ count }: Row) => headlineNumber(count ?? 0, language),
      }));
      const { html, text } = sheetCopy(
        columns.slice(2),
        [130_204_567, -1_270_500, 99_999].map((count) => row('', count)),
        '',
      );
      expect(text.split('\r\n').slice(1, 4)).toEqual(['130204567', '-1270500', '99999']);
      expect(html).toContain('<td>130204567</td>');
    }
  });

  test('no text breaks the table', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const { html, text } = sheetCopy(COLUMNS, [row(name, 1)], '');
        expect(text.split('\r\n')).toHaveLength(3);
        expect(text.split('\r\n')[1]?.split('\t')).toHaveLength(3);
        expect(html.match(/<t[dr]/g)).toHaveLength(7);
      }),
    );
  });
});

test('as many rows with another value have another key, equal rows the same short one', () => {
  const waiting = [
    { position: 1, state: null },
    { position: 2, state: null },
  ];
  const settled = [
    { position: 1, state: 'changed' },
    { position: 2, state: null },
  ];
  expect(contentKey(settled)).not.toBe(contentKey(waiting));
  expect(contentKey(structuredClone(settled))).toBe(contentKey(settled));
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      return (contentKey(one) === contentKey(other)) === isSame && contentKey(one).length < 24;
    }),
  );
});
