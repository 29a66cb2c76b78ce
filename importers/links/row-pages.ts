import type { ReadDb } from '../../data/driver/port.ts';
import { list } from '../../data/schema/ddl.ts';

const PAGE_ROWS = 5000;

/** Row keys after one and up to another. */
export interface KeyRange {
  readonly after: number;
  readonly upTo: number;
}

const ALL_KEYS: KeyRange = { after: -1, upTo: Number.MAX_SAFE_INTEGER };

/**
 * The rows of a table in pages of 5,000, by its integer primary key, which each row also has as `page_key`. Columns hold texts and
 * whole numbers: a page comes as one JSON text, which is parsed in half the time the binding takes to set them one by one.
 */
export async function* rowPages<Row extends object>(
  db: ReadDb,
  table: string,
  key: string,
  columns: readonly string[],
  { after, upTo }: KeyRange = ALL_KEYS,
): AsyncGenerator<(Row & { readonly page_key: number })[]> {
  const members = columns.map((name) => `, '${name}', "${name}"`).join('');
  const sql = `SELECT json_group_array(json_object('page_key', page_key${members})) AS page FROM (
    SELECT ${key} AS page_key, ${list(columns)} FROM ${table}
    WHERE ${key} > ? AND ${key} <= ? ORDER BY ${key} LIMIT ${PAGE_ROWS})`;
  for (let last = after; ; ) {
    const row = await db.get<{ page: string }>(sql, [last, upTo]);
    const rows = JSON.parse(row?.page ?? '[]') as (Row & { readonly page_key: number })[];
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1)?.page_key ?? last;
  }
}
