import { expect, it } from 'vitest';
import { printWidths } from './print-columns.ts';
import type { PrintSheet } from './print-sheet.ts';

const sheet = (more: Partial<PrintSheet>): PrintSheet => ({
  title: '',
  notes: [],
  columns: [
    { title: '地址', weight: 8 },
    { title: 'Step', weight: 1 },
  ],
  rows: [['大沙泥街11号天创北苑1幢1单元302室', 'Registered']],
  ...more,
});
const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0);

it('number, columns, blanks and tick fill an A4 page between its margins, upright and across', () => {
  const lists = { tick: true, blanks: ['办理'] };
  expect(sum(printWidths(sheet({ ...lists, landscape: false })))).toBeCloseTo(182);
  expect(sum(printWidths(sheet({ ...lists, landscape: true })))).toBeCloseTo(269);
  expect(printWidths(sheet(lists))).toHaveLength(5);
});

it('a light column stays as wide as its longest word, the rest goes by weight', () => {
  const [, address = 0, step = 0] = printWidths(sheet({}));
  expect(step).toBeGreaterThan('Registered'.length * 2);
  expect(address).toBeGreaterThan(step);
});

it('a column that must stay on one line is wide enough for all of it', () => {
  const columns = [
    { title: '地址', weight: 8 },
    { title: 'Deadline', weight: 1, whole: true },
  ];
  const rows = [['大沙泥街11号', '2016-06-30 14:30']];
  expect(printWidths(sheet({ columns, rows }))[2]).toBeGreaterThan(16 * 2);
});

it('where words need more than the page has, all give way alike and nothing leaves the page', () => {
  const columns = Array.from({ length: 12 }, (_, at) => ({ title: `Column${at}`, weight: 1 }));
  const rows = [columns.map(() => '2016-06-30T12:00:00+08:00')];
  expect(sum(printWidths(sheet({ columns, rows })))).toBeCloseTo(182);
});
