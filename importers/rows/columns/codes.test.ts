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
