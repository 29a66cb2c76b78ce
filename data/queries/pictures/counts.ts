import type { TableSpec } from '../../../contract/schema/table.ts';
import { keyColumn, quote } from '../../schema/ddl.ts';
import type { QueryContext } from '../context.ts';

/** Photographs that can be shown of some records of a table, by record; none for a caller who may not see them. */
export async function pictureCounts(
  context: QueryContext,
  table: TableSpec,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!showsPictures(context, table) || keys.length === 0) return new Map();
  const rows = await context.snapshot.db.all<{ key: string; count: number }>(
    `SELECT record_key AS key, count(*) AS count FROM pictures.picture
     WHERE table_name = ? AND record_key IN (SELECT value FROM json_each(?)) AND problem IS NULL GROUP BY 1`,
    [table.name, JSON.stringify(keys)],
  );
  return new Map(rows.map(({ key, count }) => [key, count]));
}

/** Row numbers of the records of a table that have photographs to show (有照片). */
export async function picturedRows(
  context: QueryContext,
  table: TableSpec,
): Promise<ReadonlySet<number>> {
  const [key = ''] = table.naturalKey;
  if (!showsPictures(context, table)) return new Set();
  const rows = await context.snapshot.db.all<{ row: number }>(
    `SELECT this.${keyColumn(table)} AS row FROM (
       SELECT DISTINCT record_key FROM pictures.picture WHERE table_name = ? AND problem IS NULL) AS named
     CROSS JOIN ${table.file}.${quote(table.name)} AS this ON this.${quote(key)} = named.record_key`,
    [table.name],
  );
  return new Set(rows.map(({ row }) => row));
}

function showsPictures({ snapshot, seesPeople }: QueryContext, table: TableSpec): boolean {
  return seesPeople(table.name) && table.pictures !== undefined && snapshot.has('pictures');
}
