import type { ReadDb } from '../../data/driver/port.ts';

const PAGE_ROWS = 5000;

/** The rows of a table in pages of 5,000, by its integer primary key, which each row also has as `page_key`. */
export async function* rowPages<Row extends object>(
  db: ReadDb,
  table: string,
  key: string,
  columns: string,
): AsyncGenerator<(Row & { readonly page_key: number })[]> {
  const sql = `SELECT ${key} AS page_key, ${columns} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${PAGE_ROWS}`;
  for (let last = -1; ; ) {
    const rows = await db.all<Row & { readonly page_key: number }>(sql, [last]);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1)?.page_key ?? last;
  }
}
