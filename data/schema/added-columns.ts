import type { ColumnSpec, SnapshotFileName, TableSpec } from '../../contract/schema/table.ts';
import { clearColumns } from '../../contract/schema/table.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { ReadDb, WriteDb } from '../driver/port.ts';
import { columnSql, quote } from './ddl.ts';

/** Whether a column came with a layout after the oldest that is read, so that files of before lack it. */
export function isAdded({ since }: ColumnSpec): boolean {
  return since !== undefined;
}

/** Clear columns of a table that its file, attached as `schema`, lacks because it is of an older layout. */
async function lackingColumns(db: ReadDb, schema: string, table: TableSpec): Promise<Set<string>> {
  const added = clearColumns(table).filter((name) => isAdded(table.columns[name] as ColumnSpec));
  if (added.length === 0) return new Set();
  const there = await db.all<{ name: string }>('SELECT name FROM pragma_table_info(?, ?)', [
    table.name,
    schema,
  ]);
  const names = new Set(there.map(({ name }) => name));
  return new Set(added.filter((name) => !names.has(name)));
}

/** Select list of columns of a table attached as `schema`; those its file lacks are NULL. */
export async function selectList(
  db: ReadDb,
  schema: string,
  table: TableSpec,
  names: readonly string[],
): Promise<string> {
  return columnList(await lackingColumns(db, schema, table), names, quote);
}

/** Select list of columns of a table attached under its file's name, read as `alias`; those its file lacks are NULL. */
export async function aliasedList(
  db: ReadDb,
  table: TableSpec,
  alias: string,
  names: readonly string[],
): Promise<string> {
  const lacking = await lackingColumns(db, table.file, table);
  return columnList(lacking, names, (name) => `${alias}.${quote(name)}`);
}

function columnList(
  lacking: ReadonlySet<string>,
  names: readonly string[],
  written: (name: string) => string,
): string {
  return names
    .map((name) => (lacking.has(name) ? `NULL AS ${quote(name)}` : written(name)))
    .join(', ');
}

/** Gives the tables of a copied file, attached under its name, the columns they lack; their rows have no value there. */
export async function addLackingColumns(db: WriteDb, file: SnapshotFileName): Promise<void> {
  for (const table of TABLES.filter((one) => one.file === file)) {
    for (const name of await lackingColumns(db, file, table)) {
      const spec = table.columns[name] as ColumnSpec;
      await db.exec(
        `ALTER TABLE ${file}.${quote(table.name)} ADD COLUMN ${columnSql({ name, spec })}`,
      );
    }
  }
}
