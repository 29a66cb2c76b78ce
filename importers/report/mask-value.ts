import { withoutConcealed } from '../../contract/concealed-number.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { maskIdNo, maskName, maskPhone } from '../../data/masking/mask.ts';
import type { Cell } from '../readers/source.ts';

const LONGEST = 200;
/**
 * Document numbers and phones, wherever shifted columns put them. Codes of grid cells have 15 digits too: a document of
 * 15 digits has a date in it (GB 11643, the older form), which they have not.
 */
const DOCUMENT =
  /(?<!\d)(\d{17}[\dXx](?:\d{2}|L\d?)?|\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?:\d{2})?)(?!\d)/gi;
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
  const masked = withoutNumbers(maskByField(table, field, withoutConcealed(String(value)))).slice(
    0,
    LONGEST,
  );
  return /^[=+\-@\t\r]/.test(masked) ? `'${masked}` : masked;
}

/** 填表人：张三, as forms are signed. */
const SIGNATURE = /((?:填表|制表|填报|审核|联系|负责)人\s*[:：]\s*)([\p{Script=Han}·]{2,})/gu;

/** A line that is no row, as a report may show it: who signed it and numbers of people masked. */
export function reportNote(text: string): string {
  const signed = (_: string, who: string, name: string) => who + maskName(name);
  return withoutNumbers(text.replace(SIGNATURE, signed));
}

function withoutNumbers(text: string): string {
  return text.replace(DOCUMENT, maskIdNo).replace(PHONE, maskPhone);
}

function maskByField(table: TableSpec, field: string | undefined, text: string): string {
  const privacy = field === undefined ? 'open' : table.columns[field]?.privacy;
  if (privacy !== 'sealed') return text;
  if (field === 'id_no') return maskIdNo(text);
  if (field === 'phone') return maskPhone(text);
  return field === 'name' || field === 'legal_person' ? maskName(text) : '***';
}
