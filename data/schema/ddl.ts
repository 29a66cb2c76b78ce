import type { ColumnSpec, ColumnType, TableSpec } from '../../contract/schema/table.ts';
import { clearColumns, LINEAGE_COLUMNS, sealedColumns } from '../../contract/schema/table.ts';

/** A column as it is stored, clear, in SQLite. */
export interface StoredColumn {
  readonly name: string;
  readonly spec: ColumnSpec;
}

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  blob: 'BLOB',
  json: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
};

/** Name of a table's integer primary key: `slot` where it is permanent, else `id`. */
export function keyColumn(table: TableSpec): 'slot' | 'id' {
  return table.identity === 'slot' ? 'slot' : 'id';
}

/** Table that holds the sealed columns of `table`, one blob per 256 rows. */
export function sealedTable(table: TableSpec): string {
  return `${table.name}_sealed`;
}

/** Clear columns and lineage in storage order, without the primary key. */
export function storedColumns(table: TableSpec): StoredColumn[] {
  const own = clearColumns(table).map((name) => ({ name, spec: columnOf(table, name) }));
  const lineage = Object.entries(LINEAGE_COLUMNS).map(([name, spec]) => ({ name, spec }));
  return [...own, ...lineage];
}

/** `CREATE TABLE` statements of one declared table in an attached file, and the index of its few flagged rows; the other indexes are made after loading. */
export function createTableSql(table: TableSpec, schema = 'main'): string {
  const columns = storedColumns(table).map(columnSql).join(', ');
  const clear = `CREATE TABLE ${schema}.${quote(table.name)} (${keyColumn(table)} INTEGER PRIMARY KEY, ${columns}) STRICT;
${flaggedIndexSql(table, schema)}`;
  return sealedColumns(table).length === 0 ? clear : `${clear}\n${sealedTableSql(table, schema)}`;
}

/** Flagged rows are few among millions: kept while loading, which costs a look at one column, they need no pass of their own. */
function flaggedIndexSql(table: TableSpec, schema: string): string {
  return `CREATE INDEX ${schema}.${quote(`${table.name}_flagged`)} ON ${quote(table.name)} (source_file_id, source_line, flags) WHERE flags IS NOT NULL;`;
}

/** Statements that make the indexes a table lacks: of the natural key, unique, and the declared plain ones. */
export function createIndexStatements(table: TableSpec, schema = 'main'): string[] {
  const on = quote(table.name);
  const natural = `CREATE UNIQUE INDEX IF NOT EXISTS ${schema}.${quote(indexName(table))} ON ${on} (${list(table.naturalKey)})`;
  const plain = table.indexes.map(
    (columns) =>
      `CREATE INDEX IF NOT EXISTS ${schema}.${quote(indexName(table, columns))} ON ${on} (${list(columns)})`,
  );
  return [natural, ...plain];
}

/** Statements that remove them, where they are. */
export function dropIndexStatements(table: TableSpec, schema: string): string[] {
  const names = [indexName(table), ...table.indexes.map((columns) => indexName(table, columns))];
  return names.map((name) => `DROP INDEX IF EXISTS ${schema}.${quote(name)}`);
}

/** Name of the index over some columns, or of that of the natural key. */
function indexName({ name }: TableSpec, columns?: readonly string[]): string {
  return columns ? `${name}_by_${columns.join('_')}` : `${name}_key`;
}

/** An SQL name in double quotes: `unit`, `class` and `level` must not be read as keywords. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Comma-separated quoted names. */
export function list(names: readonly string[]): string {
  return names.map(quote).join(', ');
}

function sealedTableSql(table: TableSpec, schema: string): string {
  if (table.identity === 'slot') {
    throw new RangeError(`table ${table.name} has slots, so it cannot have sealed columns`);
  }
  return `CREATE TABLE ${schema}.${quote(sealedTable(table))} (chunk INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, blob BLOB NOT NULL) STRICT;`;
}

/** A column as a table declares it in SQL. */
export function columnSql({ name, spec }: StoredColumn): string {
  return `${quote(name)} ${SQL_TYPES[spec.type]}${spec.required ? ' NOT NULL' : ''}`;
}

function columnOf(table: TableSpec, name: string): ColumnSpec {
  const spec = table.columns[name];
  if (!spec) throw new RangeError(`table ${table.name} has no column ${name}`);
  return spec;
}
