import { TABLES } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';

/** A table whose records may be named in a list, by the code or the names they carry, and have a place. */
export interface RecordTable {
  readonly table: TableSpec;
  /** Column with the record's own code. */
  readonly code: string;
  /** Columns with names and registration numbers that mean one record. */
  readonly names: readonly string[];
  /** Column shown as the record's name. */
  readonly title: string | undefined;
  readonly room: string | undefined;
  readonly building: string | undefined;
  readonly hasPoint: boolean;
}

/** Tables whose names are names of one thing; a component's is the name of its type. In the order they are believed. */
const NAMED = [
  'commercial_building',
  'unit',
  'enterprise',
  'premises',
  'care_facility',
  'service_firm',
];
const NAME_COLUMNS = ['name', 'actual_name', 'uscc'];

/** Every table of records with an open code and a place, except those with persons. */
export const RECORD_TABLES: readonly RecordTable[] = TABLES.filter(
  (table) => !table.derived && table.file !== 'people' && table.naturalKey.length === 1,
).flatMap((table) => recordTable(table) ?? []);

/** Those found by name, too. */
export const NAMED_TABLES: readonly RecordTable[] = NAMED.flatMap(
  (name) => RECORD_TABLES.find(({ table }) => table.name === name) ?? [],
);

function recordTable(table: TableSpec): RecordTable | undefined {
  const columns = Object.entries(table.columns);
  const [code = ''] = table.naturalKey;
  if ((table.columns[code]?.privacy ?? 'open') !== 'open') return undefined;
  const referring = (to: string) => columns.find(([, { references }]) => references === to)?.[0];
  const found: RecordTable = {
    table,
    code,
    names: NAME_COLUMNS.filter((name) => isOpen(table, name)),
    title: isOpen(table, 'name') ? 'name' : undefined,
    room: table.name === 'room' ? 'slot' : referring('room'),
    building: table.name === 'building' ? 'slot' : referring('building'),
    hasPoint: table.name !== 'building' && 'longitude_degrees' in table.columns,
  };
  const isWritten = columns.some(([, { address }]) => address);
  const isPlaced = found.room ?? found.building ?? (found.hasPoint || isWritten);
  return isPlaced ? found : undefined;
}

function isOpen({ columns }: TableSpec, name: string): boolean {
  const column = columns[name];
  return column !== undefined && (column.privacy ?? 'open') === 'open';
}
