import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { storePaths } from '../data/snapshot/layout.ts';
import { lockStore } from '../data/snapshot/lock.ts';
import type { SnapshotManifest } from '../data/snapshot/manifest.ts';
import {
  describeFile,
  nextSnapshotId,
  placeFiles,
  publishManifest,
} from '../data/snapshot/publish.ts';
import { requireCurrent } from '../data/snapshot/store.ts';
import type { OpenSnapshot, SnapshotStore } from '../data/snapshot/store.ts';
import { buildTiles } from '../tiles/build-tiles.ts';
import type { TileReport } from '../tiles/build/tile-report.ts';
import { type PlacedTileReport, placeNotes } from './shape-notes.ts';

export interface RebuildOptions {
  /** Build every tile anew, not only those whose rows changed. */
  readonly all?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RebuildResult extends PlacedTileReport {
  /** `unchanged`: the tiles are the same byte for byte, so no snapshot was published. */
  readonly outcome: 'published' | 'unchanged';
  readonly snapshotId: string;
}

/**
 * Builds the tiles (瓦片) of the snapshot in use and publishes a snapshot that differs in them alone. Errors: `busy` while
 * another process builds; `corrupt` or `stale` when the snapshot cannot be read.
 */
export async function rebuildTiles(
  store: SnapshotStore,
  options: RebuildOptions = {},
): Promise<RebuildResult> {
  const current = await requireCurrent(store);
  const id = nextSnapshotId(await store.list());
  const unlock = await lockStore(store.folder, id);
  const folder = join(storePaths.building(store.folder), id);
  const snapshot = await store.open(current);
  try {
    await mkdir(folder, { recursive: true });
    const outPath = join(folder, 'tiles.sqlite');
    const report = await buildFrom(snapshot, outPath, options);
    const snapshotId = await publishTiles(store, snapshot.manifest, id, outPath);
    const placed = placeNotes(report, snapshot.manifest.sources);
    return { ...placed, snapshotId, outcome: snapshotId === id ? 'published' : 'unchanged' };
  } finally {
    await snapshot.close();
    await rm(folder, { recursive: true, force: true });
    await unlock();
  }
}

function buildFrom(
  snapshot: OpenSnapshot,
  outPath: string,
  { all, onProgress }: RebuildOptions,
): Promise<TileReport> {
  const previousPath = all ? undefined : snapshot.filePath('tiles');
  return buildTiles({
    base: snapshot.db,
    box: snapshot.manifest.profile.box,
    storeyMetres: snapshot.manifest.profile.storeyMetres,
    outPath,
    ...(previousPath === undefined ? {} : { previousPath }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

async function publishTiles(
  store: SnapshotStore,
  manifest: SnapshotManifest,
  id: string,
  outPath: string,
): Promise<string> {
  const tiles = await describeFile('tiles', outPath);
  if (tiles.sha256 === manifest.files.tiles?.sha256) return manifest.id;
  const files = { ...manifest.files, tiles };
  await placeFiles(store.folder, new Map([['tiles', outPath]]), files);
  await publishManifest(store.folder, {
    ...manifest,
    id,
    previousId: manifest.id,
    publishedAt: new Date().toISOString(),
    changes: [],
    files,
  });
  return id;
}
