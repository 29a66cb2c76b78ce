import { expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { sentenceText } from '../../contract/sentence.ts';
import { buildingRow } from '../testing/deliveries.ts';
import { cellsOf } from './row-cells.ts';
import { rowPlan } from './row-plan.ts';
import { RowSorter } from './row-sorter.ts';

const BUILDING = tableSpec('building');
const row = (file: number, line: number, id = 'B1') => ({
  file,
  line,
  cells: cellsOf(BUILDING, buildingRow(id)),
  flags: [],
});

function said(first: ReturnType<typeof row>, second: ReturnType<typeof row>): string {
  const names = Array.from({ length: 300 }, (_, at) => `楼栋_${at}.csv`);
  const sorter = new RowSorter(rowPlan(BUILDING), () => undefined, names);
  sorter.sort(first);
  const sorted = sorter.sort(second);
  return 'sentence' in sorted && sorted.sentence ? sentenceText(sorted.sentence) : '';
}

it('names the line of the row that came first, and its file where it is another', () => {
  expect(said(row(2, 905), row(2, 1005))).toContain('as line 905;');
  expect(said(row(0, 905), row(2, 3))).toContain('as line 905 of 楼栋_0.csv;');
  expect(said(row(254, 7), row(255, 7))).toContain('as line 7 of 楼栋_254.csv;');
});

it('names no line it does not know', () => {
  expect(said(row(0, 20_000_000), row(0, 20_000_001))).toContain('an earlier row of the delivery');
  expect(said(row(260, 7), row(270, 9))).toContain('an earlier row of the delivery');
  expect(said(row(260, 7), row(1, 7))).toContain('an earlier row of the delivery');
});
