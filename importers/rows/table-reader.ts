import { type Sentence, say } from '../../contract/sentence.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { HeaderMatch } from '../headers.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import { columnReader, type ColumnReader } from './column-readers.ts';
import type { RowChecks } from './row-checks.ts';

export type RowValues = Record<string, SqlValue>;

/** Reads the columns of a table that the source has; those it has not are null or the map file's default. */
export interface TableReader {
  read(row: SourceRow, checks: RowChecks): RowValues;
  /** Refuses a row that lacks a required value; `derived` fields are the caller's to fill. */
  require(values: RowValues, checks: RowChecks): void;
}

interface Slot {
  readonly field: string;
  readonly index: number;
  readonly read: ColumnReader;
}

/**
 * Compiles the reader of one file's rows for a table. `defaults` come from the map file; fields of `asText` keep their
 * text whatever their type, for the caller to read.
 */
export function compileTableReader(
  table: TableSpec,
  match: HeaderMatch,
  asOf: string,
  defaults: Readonly<Record<string, SqlValue>> = {},
  asText: readonly string[] = [],
): TableReader {
  const slots: Slot[] = [];
  const blank: [string, SqlValue][] = [];
  for (const [field, column] of Object.entries(table.columns)) {
    if (column.privacy === 'dropped') continue;
    const index = match.columns.get(field);
    const unit = match.units.get(field);
    if (index === undefined) blank.push([field, defaults[field] ?? null]);
    else if (asText.includes(field)) slots.push({ field, index, read: cellText });
    else
      slots.push({
        field,
        index,
        read: columnReader({ table, field, column, asOf, ...(unit ? { unit } : {}) }),
      });
  }
  const required = Object.keys(table.columns).filter((field) => table.columns[field]?.required);
  return {
    read: (row, checks) => readRow(row, checks, slots, blank, defaults),
    require: (values, checks) => {
      for (const field of required) if (values[field] === null) missing(table, field, checks);
    },
  };
}

function readRow(
  row: SourceRow,
  checks: RowChecks,
  slots: readonly Slot[],
  blank: readonly [string, SqlValue][],
  defaults: Readonly<Record<string, SqlValue>>,
): RowValues {
  const values: RowValues = {};
  const { cells } = row;
  for (const slot of slots) {
    const cell = cells[slot.index];
    values[slot.field] =
      (cell === undefined ? null : slot.read(cell, checks)) ?? defaults[slot.field] ?? null;
  }
  for (const [field, value] of blank) values[field] = value;
  return values;
}

function missing(table: TableSpec, field: string, checks: RowChecks): void {
  checks.reject({ code: 'REQUIRED', field, sentence: emptyValue(table, field) });
}

/** Why a row that lacks a required value is refused. */
export function emptyValue(table: TableSpec, field: string): Sentence {
  return say`The required “${table.columns[field]?.title ?? field}” is empty.`;
}
