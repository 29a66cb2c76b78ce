import { expect, it } from 'vitest';
import { tableSpec } from '../../../contract/schema/index.ts';
import { NOT_CALCULATED } from '../../readers/source.ts';
import { columnReader } from '../column-readers.ts';
import { RowChecks } from '../row-checks.ts';

const table = tableSpec('enterprise');
const OPTIONAL = Object.entries(table.columns).filter(
  ([field, { required, privacy }]) =>
    !required && privacy !== 'dropped' && !table.naturalKey.includes(field),
);

it.each(OPTIONAL)(
  'a formula error in %s is listed as one and costs the row its value alone',
  (field, column) => {
    const read = columnReader({ table, field, column, asOf: '2016-06-30' });
    for (const cell of ['#REF!', NOT_CALCULATED]) {
      const checks = new RowChecks();
      expect(read(cell, checks)).toBeNull();
      expect(checks.problem).toBeUndefined();
      expect(checks.warnings).toEqual([
        expect.objectContaining({ code: 'CELL_ERROR', field, value: cell }),
      ]);
    }
  },
);
