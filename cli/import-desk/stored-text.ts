import { withoutConcealed } from '../../contract/concealed-number.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { maskIdNo } from '../../data/masking/mask.ts';
import { reportValue } from '../../importers/report/mask-value.ts';
import { roleOf } from '../../importers/rows/conceal-numbers.ts';
import {
  personalNumber,
  withoutPersonalNumbers,
} from '../../importers/validate/personal-number.ts';

/** A value as it is stored: masked where its column is sealed, and where a document number strayed into another. */
export function storedText(table: TableSpec, field: string, text: string): string {
  if (table.columns[field]?.privacy === 'sealed') return reportValue(table, field, text);
  const today = new Date().toISOString().slice(0, '2016-01-01'.length);
  const number = personalNumber(text, roleOf(table, field), today);
  return number === undefined
    ? withoutPersonalNumbers(withoutConcealed(text), today)
    : maskIdNo(number);
}
