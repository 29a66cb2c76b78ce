import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { quote } from '../../schema/ddl.ts';

/** A table by name, or `not-found` for a name nobody declared: a view of a later version may carry one. */
export function requireTable(name: string): TableSpec {
  const found = TABLES.find((table) => table.name === name);
  if (found) return found;
  throw new TwinError('not-found', `没有名为“${name}”的数据表。There is no table ${name}.`);
}

/** `file.table` in double quotes. */
export function tableSql(table: TableSpec): string {
  return `${table.file}.${quote(table.name)}`;
}

/** The row number's column: a permanent slot, or the row in its file. */
export function rowColumn(table: TableSpec): 'slot' | 'id' {
  return table.identity === 'slot' ? 'slot' : 'id';
}

/** Values of a natural key written with `/` between its columns. */
export function keyValues(table: TableSpec, key: string): string[] {
  const columns = table.naturalKey.length;
  if (columns === 1) return [key];
  const parts = key.split('/');
  if (parts.length === columns) return parts;
  throw new TwinError(
    'invalid',
    say`“${key}” is no key of ${table.name}: it needs ${columns} parts (${table.naturalKey.join('/')}).`,
  );
}

/** True for tables a caller without personal rows does not get: about natural persons, or of photographs, which may show some. */
export function isPersonal(table: TableSpec): boolean {
  if (table.file === 'pictures') return true;
  return Object.entries(table.columns).some(
    ([name, { privacy }]) =>
      name === 'person_key' || (privacy === 'coarse' && name.endsWith('_no')),
  );
}

/** Columns a card tells in another way, or not at all. */
const UNREADABLE = new Set(['birth_year', 'birth_date', 'flags']);

/** Columns a card shows clear: no keys of persons, shapes, or slots, which mean nothing outside a snapshot. */
export function readableColumns(table: TableSpec): string[] {
  return Object.entries(table.columns)
    .filter(([name, { type, references, privacy = 'open' }]) => {
      const clear = privacy === 'open' || privacy === 'coarse';
      return (
        clear &&
        references === undefined &&
        type !== 'blob' &&
        type !== 'json' &&
        !UNREADABLE.has(name)
      );
    })
    .map(([name]) => name);
}

const TITLES = [
  'name',
  'title',
  'subject',
  'room_no',
  'enterprise_name',
  'tenant_name',
  'unit_name',
];
const STANDING = [
  'state',
  'status',
  'step',
  'colour',
  'level',
  'class',
  'kind',
  'tenure',
  'category',
  'type_code',
  'description',
  'result',
];

/** The column that names a row, where it is clear. */
export function titleColumn(table: TableSpec): string | undefined {
  return readableColumns(table).find((name) => TITLES.includes(name));
}

/** The few columns that tell what a row is and how it stands: two states and a date. */
export function summaryColumns(table: TableSpec): string[] {
  const columns = readableColumns(table);
  const standing = STANDING.filter((name) => columns.includes(name)).slice(0, 2);
  const dated = columns.find((name) => table.columns[name]?.type.startsWith('date'));
  return dated === undefined ? standing : [...standing, dated];
}
