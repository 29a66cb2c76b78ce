import { openReader } from '../data/driver/sqlite.ts';
import type { ReadDb } from '../data/driver/port.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';

/** Two snapshots may be on screen at once, and one more while swapping. */
const KEPT_OPEN = 3;

/** Opens the tiles file of snapshots, the only file main ever opens. */
export interface TileFiles {
  /** The tiles of a snapshot; undefined when there is no such snapshot or it has none. */
  find(snapshotId: string): Promise<ReadDb | undefined>;
  close(): Promise<void>;
}

/** Keeps the tiles files in use open and closes those longest unused. */
export function createTileFiles(store: SnapshotStore): TileFiles {
  const open = new Map<string, Promise<ReadDb | undefined>>();

  async function openTiles(snapshotId: string): Promise<ReadDb | undefined> {
    const tiles = (await store.manifest(snapshotId)).files.tiles;
    return tiles && openReader(storePaths.file(store.folder, tiles.name), { immutable: true });
  }

  /** What could not be opened is tried again: its snapshot may only be arriving. */
  function forget(snapshotId: string, tiles: Promise<ReadDb | undefined>): void {
    if (open.get(snapshotId) === tiles) open.delete(snapshotId);
  }

  function forgetLongestUnused(): void {
    const [oldest] = open.keys();
    if (open.size <= KEPT_OPEN || oldest === undefined) return;
    void open.get(oldest)?.then((db) => db?.close());
    open.delete(oldest);
  }

  return {
    find(snapshotId) {
      const tiles = open.get(snapshotId) ?? openTiles(snapshotId).catch(() => undefined);
      open.delete(snapshotId);
      open.set(snapshotId, tiles);
      forgetLongestUnused();
      void tiles.then((db) => db ?? forget(snapshotId, tiles));
      return tiles;
    },
    async close() {
      const all = [...open.values()];
      open.clear();
      await Promise.all(all.map(async (tiles) => (await tiles)?.close()));
    },
  };
}
