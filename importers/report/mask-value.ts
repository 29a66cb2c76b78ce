import type { TableSpec } from '../../contract/schema/table.ts';
import { maskIdNo, maskName, maskPhone } from '../../data/masking/mask.ts';
import type { Cell } from '../readers/source.ts';

const LONGEST = 200;
/** Document numbers and phones, wherever shifted columns put them. */
const DOCUMENT = /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g;
const PHONE = /(?<!\d)1\d{10}(?!\d)/g;

/**
 * A rejected cell as a report may show it: personal values masked, formulas neutralised. File and line lead to the
 * original.
 */
export function reportValue(
  table: TableSpec,
  field: string | undefined,
  value: Cell | undefined,
): string {
  if (value === undefined || value === null) return '';
  const text = maskByField(table, field, String(value)).slice(0, LONGEST);
  const masked = text.replace(DOCUMENT, maskIdNo).replace(PHONE, maskPhone);
  return /^[=+\-@\t\r]/.test(masked) ? `'${masked}` : masked;
}

function maskByField(table: TableSpec, field: string | undefined, text: string): string {
  const privacy = field === undefined ? 'open' : table.columns[field]?.privacy;
  if (privacy !== 'sealed') return text;
  if (field === 'id_no') return maskIdNo(text);
  if (field === 'phone') return maskPhone(text);
  return field === 'name' || field === 'legal_person' ? maskName(text) : '***';
}
