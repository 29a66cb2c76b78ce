import { UNITS, type UnitScale } from '../units.ts';
import type { Cell } from '../readers/source.ts';
import { cellText } from './cells.ts';

const PLAIN = /^-?\d+(\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const WITH_UNIT = /^(-?[\d,.]+)(.+)$/;

/**
 * A number of a cell in the column's stored unit: `1,234.50`, `１２３４`, `12万`, `3.5%`, `89.5㎡`. `header` is the unit of
 * the column's header. Null for a blank; undefined for what is no number.
 */
export function cellNumber(cell: Cell, header?: UnitScale): number | null | undefined {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? cell * (header?.factor ?? 1) : undefined;
  const text = cellText(cell);
  if (text === null) return null;
  if (PLAIN.test(text)) return Number(text) * (header?.factor ?? 1);
  return unusual(text.normalize('NFKC').replace(/\s/g, '').toLowerCase(), header);
}

function unusual(text: string, header: UnitScale | undefined): number | undefined {
  if (PLAIN.test(text)) return Number(text) * (header?.factor ?? 1);
  if (GROUPED.test(text)) return Number(text.replace(/,/g, '')) * (header?.factor ?? 1);
  const [, digits, suffix] = WITH_UNIT.exec(text) ?? [];
  const number = digits === undefined ? Number.NaN : unusual(digits, undefined);
  if (number === undefined || Number.isNaN(number)) return undefined;
  const unit = suffixUnit(suffix as string);
  return unit === undefined || (header && unit.dimension !== header.dimension)
    ? undefined
    : number * unit.factor;
}

function suffixUnit(suffix: string): UnitScale | undefined {
  if (suffix === '万') return { dimension: 'count', factor: 10_000 };
  return UNITS[suffix];
}
