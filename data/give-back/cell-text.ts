import { type CellWriting, writeMoment, writeNumbers } from '../../contract/cell-writing.ts';
import type { ColumnSpec } from '../../contract/schema/table.ts';
import { withoutFormula } from '../../contract/sheet-text.ts';
import type { SqlValue } from '../driver/port.ts';

/** What a cell shows where a personal value was not asked for with a reason. */
export const NOT_OPENED = '***';

const DIGITS_KEPT = 12;

/**
 * A stored value as a department writes it, in the column's own writing where that is known: codes by their Chinese names else, numbers in the
 * header's unit. `areaName` gives the name of a street or community.
 */
export function cellText(
  value: SqlValue | undefined,
  spec: ColumnSpec,
  factor = 1,
  writing: CellWriting = {},
  areaName: (code: string) => string | undefined = () => undefined,
): string {
  if (value === null || value === undefined) return writing.blank ?? '';
  if (value instanceof Uint8Array) return '';
  if (spec.type === 'json') return listText(String(value), writing.between);
  if (spec.codes)
    return writing.words?.[String(value)] ?? spec.codes[String(value)] ?? String(value);
  if (writing.areaNames) return areaName(String(value)) ?? String(value);
  if (writing.moment !== undefined)
    return writeMoment(String(value), writing.moment) ?? String(value);
  if (typeof value !== 'number') return String(value);
  const { shape, factor: own } = writing.number ?? { shape: '{0}', factor };
  const written = own === 1 ? value : Number((value / own).toPrecision(DIGITS_KEPT));
  return writeNumbers([written], shape);
}

/** The words of a list between what parts them; other JSON as it came. Shapes are not given back in a cell. */
function listText(json: string, between = '；'): string {
  if (!json.startsWith('[')) return json.includes('"coordinates"') ? '' : json;
  try {
    const list: unknown = JSON.parse(json);
    const isWords = Array.isArray(list) && list.every((word) => typeof word === 'string');
    return isWords ? list.join(between) : json;
  } catch {
    return json;
  }
}

/** One line of a CSV file (RFC 4180), formulas made harmless. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const text = withoutFormula(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}
