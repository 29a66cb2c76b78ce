import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import { clearColumns, sealedColumns } from '../../contract/schema/table.ts';
import { isAdded } from '../schema/added-columns.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import { columnPlaces, type RowCells } from './row-cells.ts';

/** Computes a column from sealed ones by a keyed function, for a batch of rows. */
export type KeyedColumn = (rows: readonly RowCells[], keys: DepartmentKeys) => (string | null)[];

/** A column and its place in the cells of a row. */
export interface PlacedColumn {
  readonly name: string;
  readonly at: number;
}

/** A column that carries the natural key of a row of another table. */
export interface ReferringColumn {
  readonly at: number;
  readonly table: string;
}

/** What a clear column is stored from: the row's own cell, the slot of its nth reference, or the nth keyed column. */
export interface StoredFrom {
  readonly from: 'cells' | 'slots' | 'keys';
  readonly at: number;
}

/** What is worked out once for a table so that a row costs little. Columns are places in the cells of a row. */
export interface RowPlan {
  readonly table: TableSpec;
  /** The clear columns in storage order. */
  readonly stored: readonly StoredFrom[];
  readonly sealed: readonly PlacedColumn[];
  /** Columns that enter the row digest: all that are stored and not computed, but for those added later. */
  readonly digested: readonly number[];
  /** Columns that came with a later layout: they enter the digest where they have a value, so that rows without are as before. */
  readonly added: readonly PlacedColumn[];
  readonly required: readonly number[];
  readonly naturalKey: readonly number[];
  readonly references: readonly ReferringColumn[];
  readonly keyed: readonly KeyedColumn[];
}

type TextsOf = (column: string) => (string | null)[];

const KEYED_COLUMNS: Readonly<
  Record<string, (texts: TextsOf, keys: DepartmentKeys) => (string | null)[]>
> = {
  person_key: (texts, keys) => {
    const types = texts('id_type');
    return keys.personKeys(
      texts('id_no').map((number, row) => number && `${types[row] ?? ''}|${number}`),
    );
  },
  phone_key: (texts, keys) => keys.phoneKeys(texts('phone')),
  household_key: (texts, keys) => keys.householdKeys(texts('household_no')),
};

/** Columns computed from sealed ones: they change with those and are not told apart from them. */
export const KEYED_COLUMN_NAMES: ReadonlySet<string> = new Set(Object.keys(KEYED_COLUMNS));

/** Works out a table's plan. */
export function rowPlan(table: TableSpec): RowPlan {
  const places = columnPlaces(table);
  const placeOf = (name: string) => places.get(name) as number;
  const clear = clearColumns(table);
  const sealed = sealedColumns(table);
  const own = [...clear, ...sealed].filter((name) => !KEYED_COLUMN_NAMES.has(name));
  const isLater = (name: string) => isAdded(table.columns[name] as ColumnSpec);
  const digested = own.filter((name) => !isLater(name));
  const referring = clear.filter((name) => table.columns[name]?.references !== undefined);
  const keyed = clear.filter((name) => KEYED_COLUMN_NAMES.has(name));
  return {
    table,
    stored: clear.map((name): StoredFrom => {
      if (referring.includes(name)) return { from: 'slots', at: referring.indexOf(name) };
      if (keyed.includes(name)) return { from: 'keys', at: keyed.indexOf(name) };
      return { from: 'cells', at: placeOf(name) };
    }),
    sealed: sealed.map((name) => ({ name, at: placeOf(name) })),
    digested: digested.map(placeOf),
    added: own.filter(isLater).map((name) => ({ name, at: placeOf(name) })),
    required: digested.filter((name) => table.columns[name]?.required).map(placeOf),
    naturalKey: table.naturalKey.map(placeOf),
    references: referring.map((name) => ({
      at: placeOf(name),
      table: table.columns[name]?.references ?? '',
    })),
    keyed: keyed.map((name) => keyedColumn(name, places)),
  };
}

function keyedColumn(name: string, places: ReadonlyMap<string, number>): KeyedColumn {
  return (rows, keys) => KEYED_COLUMNS[name]?.(textsOf(rows, places), keys) ?? [];
}

function textsOf(rows: readonly RowCells[], places: ReadonlyMap<string, number>): TextsOf {
  return (column) => {
    const at = places.get(column) ?? -1;
    return rows.map((cells) => {
      const value = cells[at];
      return value === null || value === undefined || value === '' ? null : String(value);
    });
  };
}

/** A row's natural key as one text; several columns are joined by U+001F. */
export function naturalKey(
  { naturalKey: places }: RowPlan,
  { cells }: { cells: RowCells },
): string {
  let key = String(cells[places[0] as number] ?? '');
  for (let part = 1; part < places.length; part += 1)
    key += `\u001f${String(cells[places[part] as number] ?? '')}`;
  return key;
}
