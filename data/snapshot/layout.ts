import { join } from 'node:path';
import type { SnapshotFileName } from '../../contract/schema/table.ts';

/** Where everything lies in a store folder. */
export const storePaths = {
  pointer: (store: string) => join(store, 'current'),
  snapshots: (store: string) => join(store, 'snapshots'),
  snapshot: (store: string, id: string) => join(store, 'snapshots', id),
  manifest: (store: string, id: string) => join(store, 'snapshots', id, 'manifest.json'),
  files: (store: string) => join(store, 'files'),
  file: (store: string, name: string) => join(store, 'files', name),
  /** Builds in progress, one folder each; what a crash leaves here is cleared by the next build. */
  building: (store: string) => join(store, 'building'),
  failed: (store: string) => join(store, 'failed'),
  lock: (store: string) => join(store, 'build.lock'),
  slots: (store: string) => join(store, 'slots.json'),
} as const;

/** Content-addressed name of a snapshot file. */
export function contentName(file: SnapshotFileName, sha256: string): string {
  return `${file}-${sha256.slice(0, 16)}.sqlite`;
}
