import { expect, it } from 'vitest';
import { tableSpec } from '../../../contract/schema/index.ts';
import { RowChecks } from '../row-checks.ts';
import { codeReader } from './codes.ts';

it('knows a spelling in brackets of either width, with spaces around it', () => {
  const table = tableSpec('enterprise');
  const column = table.columns.status!;
  const read = codeReader({ table, field: 'status', column, asOf: '2016-06-30' }, column.codes!);
  for (const cell of ['存续（在营、开业、在册）', '存续(在营、开业、在册)', ' 在营（开业） ']) {
    const checks = new RowChecks();
    expect([read(cell, checks), checks.flags], cell).toEqual(['active', []]);
  }
});

it('reads marks in a list of 是 and 否, whatever its codes are called; a blank is neither', () => {
  for (const [name, field] of [
    ['unit', 'fire_key'],
    ['elder', 'alarm'],
  ] as const) {
    const table = tableSpec(name);
    const column = table.columns[field]!;
    const read = codeReader({ table, field, column, asOf: '2016-06-30' }, column.codes!);
    const checks = new RowChecks();
    const [yes, no] = ['是', '否'].map((cell) => read(cell, checks));
    for (const cell of ['√', '有', 'Y', '1', '✔']) expect(read(cell, checks), cell).toBe(yes);
    for (const cell of ['×', '无', 'N', '0']) expect(read(cell, checks), cell).toBe(no);
    expect([read('', checks), checks.flags]).toEqual([null, []]);
  }
});
