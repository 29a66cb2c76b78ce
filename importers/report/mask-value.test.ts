import { expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { reportNote, reportValue } from './mask-value.ts';

it('masks a number that the end of a long cell would cut', () => {
  const cell = `${'门'.repeat(185)}330203199001011234`;
  const shown = reportValue(tableSpec('unit'), 'unit_name', cell);
  expect(shown).not.toContain('19900101');
  expect(shown.length).toBeLessThanOrEqual(200);
});

it('masks who signed a form, and the numbers in it', () => {
  expect(reportNote('填表人：张三丰 13812345678 330203199001011234')).toBe(
    '填表人：张** 138****5678 3302**********1234',
  );
  expect(reportNote('合计 12 34')).toBe('合计 12 34');
});

const component = tableSpec('component');

it('masks document numbers and phones in any column, and leaves codes of grid cells', () => {
  const shown = (text: string) => reportValue(component, 'remark', text);
  expect(shown('330203199901011234')).toBe('3302**********1234');
  expect(shown('330203990101123')).toBe('3302********123');
  expect(shown('电话13800001234')).toBe('电话138****1234');
  expect(shown('330203004004006')).toBe('330203004004006');
  expect(shown('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")');
});
