import { say, type Sentence } from '../../../contract/sentence.ts';
import type { ColumnSpec, TableSpec } from '../../../contract/schema/table.ts';
import type { SqlValue } from '../../../data/driver/port.ts';
import { isCellError } from '../../normalise/cells.ts';
import type { Cell } from '../../readers/source.ts';
import type { UnitScale } from '../../units.ts';
import type { RowChecks } from '../row-checks.ts';

/** Turns one cell into the stored value, noting what is wrong. Compiled once a file. */
export type ColumnReader = (cell: Cell, checks: RowChecks) => SqlValue;

export interface ColumnContext {
  readonly table: TableSpec;
  readonly field: string;
  readonly column: ColumnSpec;
  readonly unit?: UnitScale;
  /** Its cells hold both coordinates (坐标, 经纬度). */
  readonly isPaired?: boolean;
  /** As-of date of the delivery, `YYYY-MM-DD`. */
  readonly asOf: string;
}

const FORMULA_ERROR = say`The cell holds a formula error.`;

/** A formula's error, whatever the column would make of it. */
export function leaveOutError(context: ColumnContext, checks: RowChecks, cell: Cell): null {
  return leave(context, checks, 'CELL_ERROR', cell, FORMULA_ERROR);
}

/**
 * A value that is none, like 2011-13-45: the row cannot be what the department meant, so it is refused. A formula's error
 * says nothing of the row and is left out.
 */
export function refuse(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  value: Cell,
  sentence: Sentence,
): null {
  if (isCellError(value)) return leaveOutError(context, checks, value);
  checks.reject({ code, field: context.field, value, sentence });
  return null;
}

/** A value that cannot be taken over: the row goes when the column is required, else it is marked and listed without it. */
export function leaveOut(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  value: Cell,
  sentence: Sentence,
): null {
  if (isCellError(value)) return leaveOutError(context, checks, value);
  return leave(context, checks, code, value, sentence);
}

function leave(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  value: Cell,
  sentence: Sentence,
): null {
  const finding = { code, field: context.field, value, sentence };
  if (isNeeded(context)) checks.reject(finding);
  else checks.warn(finding);
  return null;
}

/** Whether a row is nothing without this column. */
export function isNeeded({ column, table, field }: ColumnContext): boolean {
  return Boolean(column.required) || table.naturalKey.includes(field);
}
