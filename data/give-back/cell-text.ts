import type { ColumnSpec } from '../../contract/schema/table.ts';
import { withoutFormula } from '../../contract/sheet-text.ts';
import type { SqlValue } from '../driver/port.ts';

/** What a cell shows where a personal value was not asked for with a reason. */
export const NOT_OPENED = '***';

const DIGITS_KEPT = 12;

/** A stored value as a department writes it: codes by their Chinese names, numbers in the header's unit. */
export function cellText(value: SqlValue | undefined, spec: ColumnSpec, factor = 1): string {
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  if (spec.type === 'json') return '';
  if (spec.codes) return spec.codes[String(value)] ?? String(value);
  if (typeof value !== 'number' || factor === 1) return String(value);
  return String(Number((value / factor).toPrecision(DIGITS_KEPT)));
}

/** One line of a CSV file (RFC 4180), formulas made harmless. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const text = withoutFormula(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}
