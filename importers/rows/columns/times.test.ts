import { expect, it } from 'vitest';
import { tableSpec } from '../../../contract/schema/index.ts';
import { RowChecks } from '../row-checks.ts';
import { dateReader } from './times.ts';

const read = (tableName: string, field: string, cell: string) => {
  const table = tableSpec(tableName);
  const column = table.columns[field];
  if (!column) throw new RangeError(field);
  const checks = new RowChecks();
  const value = dateReader({ table, field, column, asOf: '2016-06-30' })(cell, checks);
  return { value, flags: checks.flags, refused: checks.problem?.code };
};

it('a term without an end is kept and marked, a day that is none refused', () => {
  const open = { value: null, flags: ['DATE_OPEN_END'], refused: undefined };
  for (const cell of ['长期', '至今', '无固定期限', '9999-12-31'])
    expect(read('lease', 'to_at', cell), cell).toEqual(open);
  expect(read('resident', 'permit_to', '长期')).toEqual(open);
  expect(read('beat_duty', 'to_at', '至今')).toEqual(open);
  expect(read('enterprise', 'term_to', '长期')).toEqual({ ...open, flags: [] });
  expect(read('lease', 'from_at', '长期').refused).toBe('DATE_INVALID');
  expect(read('lease', 'to_at', '2016-02-30').refused).toBe('DATE_INVALID');
});
