import type { ReadDb } from '../../data/driver/port.ts';

const PAGE_ROWS = 5000;

/** Row keys after one and up to another. */
export interface KeyRange {
  readonly after: number;
  readonly upTo: number;
}

const ALL_KEYS: KeyRange = { after: -1, upTo: Number.MAX_SAFE_INTEGER };

/** The rows of a table in pages of 5,000, by its integer primary key, which each row also has as `page_key`. */
export async function* rowPages<Row extends object>(
  db: ReadDb,
  table: string,
  key: string,
  columns: string,
  { after, upTo }: KeyRange = ALL_KEYS,
): AsyncGenerator<(Row & { readonly page_key: number })[]> {
  const sql = `SELECT ${key} AS page_key, ${columns} FROM ${table}
    WHERE ${key} > ? AND ${key} <= ? ORDER BY ${key} LIMIT ${PAGE_ROWS}`;
  for (let last = after; ; ) {
    const rows = await db.all<Row & { readonly page_key: number }>(sql, [last, upTo]);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1)?.page_key ?? last;
  }
}
