import { type Sentence, say } from '../../contract/sentence.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { NOT_OPENED } from '../../data/give-back/cell-text.ts';
import { type HeaderMatch, pairColumn } from '../headers.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import { columnReader, type ColumnReader, isIdentifier } from './column-readers.ts';
import type { RowChecks } from './row-checks.ts';

/** Reads the columns of a table that the source has; those it has not are null or the map file's default. */
export interface TableReader {
  /** Cells in the order of the table's columns. */
  read(row: SourceRow, checks: RowChecks): SqlValue[];
  /** Refuses a row that lacks a required value; what is derived must be filled before. */
  require(cells: readonly SqlValue[], checks: RowChecks): void;
}

/** A column the source has: its place in the table and in the source. */
interface Slot {
  readonly at: number;
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
  const columns = Object.entries(table.columns);
  const blank = columns.map(([field, { privacy }]) =>
    privacy === 'dropped' ? null : (defaults[field] ?? null),
  );
  const slots = columns.flatMap(([field, column], at): Slot[] => {
    const index = match.columns.get(field);
    if (column.privacy === 'dropped' || index === undefined) return [];
    if (asText.includes(field)) return [{ at, index, read: cellText }];
    return [{ at, index, read: readerOf(table, field, column, match, asOf) }];
  });
  const required = columns.flatMap(([field, column], at) =>
    column.required && column.privacy !== 'dropped' ? [{ field, at }] : [],
  );
  return {
    read: (row, checks) => readRow(row, checks, slots, blank),
    require: (cells, checks) => {
      for (const { field, at } of required) if (cells[at] === null) missing(table, field, checks);
    },
  };
}

function readerOf(
  table: TableSpec,
  field: string,
  column: ColumnSpec,
  match: HeaderMatch,
  asOf: string,
): ColumnReader {
  const unit = match.units.get(field);
  const isPaired = pairColumn(match.columns) !== undefined;
  const read = columnReader({ table, field, column, asOf, isPaired, ...(unit ? { unit } : {}) });
  const mayBeMasked = column.privacy === 'sealed' || isIdentifier(table, field, column);
  return mayBeMasked ? unmasked(read, field, column) : read;
}

/** What was masked when a file was given back must not take the place of the value. */
function unmasked(read: ColumnReader, field: string, { title }: ColumnSpec): ColumnReader {
  return (cell, checks) => {
    if (cell !== NOT_OPENED && cell !== KEY_DESTROYED) return read(cell, checks);
    const sentence = say`“${title}” is masked (${String(cell)}), as files given back without their personal values are. Deliver the file as your own system exports it, or have it given back with personal columns opened.`;
    checks.reject({ code: 'MASKED', field, value: cell, sentence });
    return null;
  };
}

/** `blank` is a row that says nothing. */
function readRow(
  { cells: source }: SourceRow,
  checks: RowChecks,
  slots: readonly Slot[],
  blank: readonly SqlValue[],
): SqlValue[] {
  const cells = blank.slice();
  for (const { at, index, read } of slots) {
    const cell = source[index];
    const value = cell === undefined ? null : read(cell, checks);
    if (value !== null) cells[at] = value;
  }
  return cells;
}

function missing(table: TableSpec, field: string, checks: RowChecks): void {
  checks.reject({ code: 'REQUIRED', field, sentence: emptyValue(table, field) });
}

/** Why a row that lacks a required value is refused. */
export function emptyValue(table: TableSpec, field: string): Sentence {
  return say`The required “${table.columns[field]?.title ?? field}” is empty.`;
}
