import { join } from 'node:path';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { SnapshotManifest } from './manifest.ts';

/** Row changes of tables without and with sealed columns lie apart, so that each goes when its time is over. */
export const HISTORY_KINDS = ['open', 'personal'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** A photograph in a store: whose key seals it, and the SHA-256 of its bytes in hex. */
export interface PictureName {
  readonly department: string;
  readonly content: string;
}

/** Where everything lies in a store folder. */
export const storePaths = {
  pointer: (store: string) => join(store, 'current'),
  snapshots: (store: string) => join(store, 'snapshots'),
  snapshot: (store: string, id: string) => join(store, 'snapshots', id),
  manifest: (store: string, id: string) => join(store, 'snapshots', id, 'manifest.json'),
  files: (store: string) => join(store, 'files'),
  file: (store: string, name: string) => join(store, 'files', name),
  /** Sealed photographs (照片) of a store, or of a build until it is published, by department and content. */
  pictures: (folder: string) => join(folder, 'pictures'),
  picture: (folder: string, { department, content }: PictureName) =>
    join(folder, 'pictures', department, content.slice(0, 2), content),
  /** Builds in progress, one folder each; what a crash leaves here is cleared by the next build. */
  building: (store: string) => join(store, 'building'),
  failed: (store: string) => join(store, 'failed'),
  /** Report of a batch, with its rejected rows. */
  reports: (store: string) => join(store, 'reports'),
  report: (store: string, id: string) => join(store, 'reports', id),
  history: (store: string) => join(store, 'history'),
  /** Row changes a snapshot brought, open or personal tables. */
  historyFile: (store: string, id: string, kind: HistoryKind) =>
    join(store, 'history', `${id}.${kind}.sqlite`),
  lock: (store: string) => join(store, 'build.lock'),
  /** Retention terms an administrator set. */
  retention: (store: string) => join(store, 'retention.json'),
  slots: (store: string) => join(store, 'slots.json'),
  /** Map files (MBTiles) of this workstation, by reference. */
  maps: (store: string) => join(store, 'maps.json'),
} as const;

/** Content-addressed name of a snapshot file. */
export function contentName(file: SnapshotFileName, sha256: string): string {
  return `${file}-${contentId(sha256)}.sqlite`;
}

/** The tiles file of a snapshot as addresses of tiles name it (`TILES_ID`); null where it has none. */
export function tilesIdOf({ files }: Pick<SnapshotManifest, 'files'>): string | null {
  return files.tiles ? contentId(files.tiles.sha256) : null;
}

/** Path of the tiles file of an id. */
export function tilesPath(store: string, tilesId: string): string {
  return storePaths.file(store, `tiles-${tilesId}.sqlite`);
}

function contentId(sha256: string): string {
  return sha256.slice(0, 16);
}
