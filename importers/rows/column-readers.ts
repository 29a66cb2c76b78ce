import type { SqlValue } from '../../data/driver/port.ts';
import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import { codeAliases } from '../code-aliases.ts';
import { cellCode, cellText, isCellError, isMangledCode, rawText } from '../normalise/cells.ts';
import { cellDate } from '../normalise/dates.ts';
import { cellNumber } from '../normalise/numbers.ts';
import type { Cell } from '../readers/source.ts';
import type { UnitScale } from '../units.ts';
import type { RowChecks } from './row-checks.ts';

/** Turns one cell into the stored value, noting what is wrong. Compiled once a file. */
export type ColumnReader = (cell: Cell, checks: RowChecks) => SqlValue;

export interface ColumnContext {
  readonly table: TableSpec;
  readonly field: string;
  readonly column: ColumnSpec;
  readonly unit?: UnitScale;
  /** As-of date of the delivery, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The reader of a column by its declared type, code list and role. */
export function columnReader(context: ColumnContext): ColumnReader {
  const { table, field, column } = context;
  if (column.codes) return codeReader(context, column.codes);
  if (isIdentifier(table, field, column)) return identifierReader(context);
  if (column.type === 'date') return dateReader(context);
  if (column.type === 'integer' && field.startsWith('year_')) return yearReader(context);
  if (column.type === 'integer' || column.type === 'real') return numberReader(context);
  return textReader(context);
}

/** Keys, references, codes and numbers of things: written in half-width without spaces, so that one thing is one text. */
function isIdentifier(table: TableSpec, field: string, column: ColumnSpec): boolean {
  if (column.references !== undefined) return true;
  if (column.type !== 'text') return false;
  return table.naturalKey.includes(field) || /(^|_)(id|code|no|uscc|label)$/.test(field);
}

/** A value that is none, like 2011-13-45: the row cannot be what the department meant, so it is refused. */
function refuse(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  value: Cell,
  sentence: string,
): null {
  checks.reject({ code, field: context.field, value, sentence });
  return null;
}

/** A value that cannot be taken over: the row goes when the column is required, else it is marked and listed without it. */
function leaveOut(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  value: Cell,
  sentence: string,
): null {
  const { column, table, field } = context;
  const finding = { code, field, value, sentence };
  if (column.required || table.naturalKey.includes(field)) checks.reject(finding);
  else checks.warn(finding);
  return null;
}

function textReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    if (isCellError(cell))
      return leaveOut(context, checks, 'CELL_ERROR', cell, '单元格是公式错误。');
    return cellText(cell);
  };
}

function identifierReader(context: ColumnContext): ColumnReader {
  const code = context.field === 'id_no' ? 'ID_MANGLED' : 'CODE_MANGLED';
  return (cell, checks) => {
    if (isMangledCode(cell)) {
      return leaveOut(
        context,
        checks,
        code,
        cell,
        '编码被表格软件当作数字，末几位已丢失；请把该列设为文本后重新导出。',
      );
    }
    if (isCellError(cell))
      return leaveOut(context, checks, 'CELL_ERROR', cell, '单元格是公式错误。');
    return cellCode(cell);
  };
}

function codeReader(context: ColumnContext, codes: Readonly<Record<string, string>>): ColumnReader {
  const lookup = codeLookup(context, codes);
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const direct = lookup.get(cell as string);
    if (direct !== undefined) return direct;
    const found = lookup.get(rawText(cell));
    if (found !== undefined) return found;
    if (cellText(cell) === null) return null;
    return leaveOut(
      context,
      checks,
      'CODE_UNKNOWN',
      cell,
      `不在代码表内；可用：${Object.values(codes).join('、')}。`,
    );
  };
}

function codeLookup(
  { table, field }: ColumnContext,
  codes: Readonly<Record<string, string>>,
): Map<string, string> {
  const lookup = new Map<string, string>();
  for (const [code, title] of Object.entries(codes)) lookup.set(code, code).set(title, code);
  for (const [alias, code] of Object.entries(codeAliases(table.name, field)))
    lookup.set(alias, code);
  return lookup;
}

function dateReader(context: ColumnContext): ColumnReader {
  const mayBeFuture = /(_to|_due|due_at)$/.test(context.field);
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const verdict = cellDate(cell);
    if (!verdict.ok) return dateProblem(context, checks, verdict.code, cell);
    if (verdict.flag) checks.flag(verdict.flag);
    if (verdict.date !== null && !mayBeFuture && verdict.date > context.asOf)
      checks.flag('DATE_FUTURE');
    return verdict.date;
  };
}

function dateProblem(context: ColumnContext, checks: RowChecks, code: string, cell: Cell): null {
  const act = code === 'DATE_AMBIGUOUS' ? leaveOut : refuse;
  return act(context, checks, code, cell, '日期读不出；请用 2011-05-03 的写法。');
}

/** A year, or the year of a date: 竣工日期 feeds 建成年份. */
function yearReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    const text = cellCode(cell);
    if (text === null) return null;
    if (/^1[5-9]\d{2}年?$|^20\d{2}年?$/.test(text)) return Number(text.slice(0, 4));
    const verdict = cellDate(cell);
    if (verdict.ok) return verdict.date === null ? null : Number(verdict.date.slice(0, 4));
    return leaveOut(context, checks, verdict.code, cell, '年份读不出。');
  };
}

function numberReader(context: ColumnContext): ColumnReader {
  const whole = context.column.type === 'integer';
  const [least, most] = numberRange(context);
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const value = cellNumber(cell, context.unit);
    if (value === null) return null;
    if (value === undefined || (whole && !Number.isInteger(value))) {
      return refuse(context, checks, 'NUMBER_INVALID', cell, whole ? '应为整数。' : '应为数字。');
    }
    if (value >= least && value <= most) return value;
    return leaveOut(context, checks, 'RANGE', cell, `应在 ${least} 到 ${most} 之间。`);
  };
}

/** Plausible bounds (data-dictionary §2.2); ±infinity where there is none. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'building.floors_up': [1, 200],
  'building.floors_down': [0, 10],
  'building.height_metres': [0.5, 900],
  'building.lift_count': [0, 500],
  'building_part.floor_from': [-10, 200],
  'building_part.floor_to': [-10, 200],
  'room.area_square_metres': [0.1, 200_000],
  'unit.staff': [0, 500_000],
  'base_map_feature.width_metres': [0.5, 500],
};

function numberRange({ table, field }: ColumnContext): readonly [number, number] {
  return RANGES[`${table.name}.${field}`] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}
