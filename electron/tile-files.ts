import type { ReadDb } from '../data/driver/port.ts';
import { inTurn } from '../data/driver/in-turn.ts';
import { openReader } from '../data/driver/sqlite.ts';
import { tilesPath } from '../data/snapshot/layout.ts';

/** Two snapshots may be on screen at once, and one more while swapping. */
const KEPT_OPEN = 3;

/** Opens tiles files of a store, the only files of snapshots main ever opens. */
export interface TileFiles {
  /** A tiles file by the id of its content (`TILES_ID`); undefined where the store has none. */
  find(tilesId: string): Promise<ReadDb | undefined>;
  close(): Promise<void>;
}

/** Keeps the tiles files in use open and closes those longest unused. */
export function createTileFiles(storeFolder: string): TileFiles {
  const open = new Map<string, Promise<ReadDb | undefined>>();

  /** What could not be opened is tried again: its snapshot may only be arriving. */
  function forget(tilesId: string, tiles: Promise<ReadDb | undefined>): void {
    if (open.get(tilesId) === tiles) open.delete(tilesId);
  }

  function forgetLongestUnused(): void {
    const [oldest] = open.keys();
    if (open.size <= KEPT_OPEN || oldest === undefined) return;
    void open.get(oldest)?.then((db) => db?.close());
    open.delete(oldest);
  }

  return {
    find(tilesId) {
      const tiles = open.get(tilesId) ?? openTiles(tilesPath(storeFolder, tilesId));
      open.delete(tilesId);
      open.set(tilesId, tiles);
      forgetLongestUnused();
      void tiles.then((db) => db ?? forget(tilesId, tiles));
      return tiles;
    },
    async close() {
      const all = [...open.values()];
      open.clear();
      await Promise.all(all.map(async (tiles) => (await tiles)?.close()));
    },
  };
}

function openTiles(path: string): Promise<ReadDb | undefined> {
  return openReader(path, { immutable: true }).then(inTurn, () => undefined);
}
