import type { KeptShapeNote } from '../../contract/shape-notes.ts';
import { NO_SLOT, TILE_KEYS } from '../../contract/tiles.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { parseKeptNotes, roomRows } from '../../data/snapshot/shape-notes.ts';
import type { TileNote } from './tile-report.ts';
import { inputHash, type TileStore } from './tile-store.ts';

/** Notes on rooms of buildings that are not built anew, as the previous tiles file has them, with the rows of now. */
export async function notesOfKept(
  store: TileStore,
  base: ReadDb,
  keptBuildings: ReadonlySet<string>,
): Promise<TileNote[]> {
  const stored = (await store.contentsBefore([TILE_KEYS.notes])).get(TILE_KEYS.notes);
  if (!stored) return [];
  const notes = parseKeptNotes(stored).filter(
    ({ table, building }) => table === 'room' && keptBuildings.has(building),
  );
  const rows = await roomRows(base, notes);
  return notes.map(({ building, code, sentence, key }) => {
    const slot = key ?? NO_SLOT;
    const row = rows.get(slot);
    const source = row && { table: 'room' as const, key: slot, fileId: row.fileId, line: row.line };
    return { building, code, sentence, source };
  });
}

/** Keeps all notes of a build in the tiles file, in one order whatever was built anew. */
export async function keepNotes(store: TileStore, notes: readonly TileNote[]): Promise<void> {
  const kept = notes.map(
    ({ building, code, sentence, source }): KeptShapeNote => ({
      building,
      code,
      sentence,
      table: source?.table ?? null,
      key: source?.key ?? null,
    }),
  );
  const text = JSON.stringify(kept);
  const hash = inputHash(text);
  if (store.keeps(TILE_KEYS.notes, hash)) return;
  await store.put(TILE_KEYS.notes, new TextEncoder().encode(text), hash);
}

/** By building, notes on its parts before those on its rooms. */
export function inOrder(notes: readonly TileNote[]): TileNote[] {
  const rank = ({ source }: TileNote) => (source?.table === 'room' ? source.key : -1);
  return [...notes].sort((a, b) => compare(a.building, b.building) || rank(a) - rank(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
