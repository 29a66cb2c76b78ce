import { expect, it } from 'vitest';
import { findHeader } from './header-row.ts';
import type { Cell } from './source.ts';

const KNOWN = new Set(['名称', '地址', '电话', '备注']);
const known = (row: readonly Cell[]) => row.filter((cell) => KNOWN.has(String(cell))).length;

it('takes the first row with three known headers, below a title', () => {
  const rows = [['单位清单'], ['名称', '地址', '电话'], ['茶馆', '月湖街1号', '1']];
  expect(findHeader(rows, known)).toBe(1);
});

it('takes a row that knows fewer where what stands above is narrower than it', () => {
  expect(findHeader([['单位清单'], ['名称', '层数'], ['茶馆', 2]], known)).toBe(1);
});

it('is not misled by a value that is called like a header', () => {
  const rows = [
    ['unique_key', 'agency'],
    ['60868245', '备注'],
  ];
  expect(findHeader(rows, known)).toBe(0);
});
