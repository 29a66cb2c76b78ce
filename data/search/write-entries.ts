import type { WriteDb } from '../driver/port.ts';
import { searchTokens, type SearchText } from './tokens.ts';

/** One thing to find. `row` is its slot or row number in the table of its kind. */
export interface SearchEntry extends SearchText {
  readonly kind: 'building' | 'unit' | 'place';
  readonly row: number;
}

const BATCH = 2000;

/** Writes entries in the order given, which is their rank, from entry number `firstId` on; gives the next free number. */
export async function writeEntries(
  db: WriteDb,
  entries: readonly SearchEntry[],
  firstId: number,
): Promise<number> {
  for (let from = 0; from < entries.length; from += BATCH) {
    await writeBatch(db, entries.slice(from, from + BATCH), firstId + from);
  }
  return firstId + entries.length;
}

async function writeBatch(
  db: WriteDb,
  entries: readonly SearchEntry[],
  firstId: number,
): Promise<void> {
  const rows = entries.map((entry, at) => [
    firstId + at,
    entry.kind,
    entry.row,
    searchTokens(entry).join(' '),
  ]);
  const json = JSON.stringify(rows);
  await db.run(
    `INSERT INTO search_entry(id, kind, row)
     SELECT value->>0, value->>1, value->>2 FROM json_each(?)`,
    [json],
  );
  await db.run(
    `INSERT INTO search_index(rowid, tokens) SELECT value->>0, value->>3 FROM json_each(?)`,
    [json],
  );
}
