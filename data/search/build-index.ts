import type { WriteDb } from '../driver/port.ts';
import { indexPlacesAndBuildings } from './index-base.ts';
import { indexRoomNumbers } from './index-rooms.ts';
import { indexUnits } from './index-units.ts';

/**
 * Adds the search index, anew where there is one, to a snapshot file under construction: buildings, rooms and named places in `base`, units in
 * `economy`. The index stores no text and holds open columns only. Row numbers follow rank, so the first rows of a
 * match are its best ones and nothing has to be sorted at query time.
 */
export async function buildSearchIndex(db: WriteDb, file: 'base' | 'economy'): Promise<void> {
  await db.exec(`
    DROP TABLE IF EXISTS search_index;
    DROP TABLE IF EXISTS search_entry;
    CREATE VIRTUAL TABLE search_index USING fts5(
      tokens, content='', detail=none, columnsize=0, tokenize='ascii');
    CREATE TABLE search_entry(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row INTEGER NOT NULL);
  `);
  if (file === 'economy') return indexUnits(db);
  await indexPlacesAndBuildings(db);
  await indexRoomNumbers(db);
}
