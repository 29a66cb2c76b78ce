import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { tableSpec } from '../../contract/schema/index.ts';
import { sealedColumns } from '../../contract/schema/table.ts';
import type { DestroyedKey } from '../sealing/key-file.ts';
import { keyFilePath, readKeyFile } from '../sealing/key-file.ts';
import { destroyedChunks } from '../sealing/chunks.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { storePaths } from '../snapshot/layout.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import type { SnapshotStore } from '../snapshot/store.ts';

/** Rows of one table whose personal columns a key opens. */
export interface SealedTable {
  readonly table: string;
  readonly title: string;
  /** Chinese titles of the columns. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** Some or all of them are sealed under a key that is no more. */
  readonly isClosed: boolean;
}

/** What one department's key (部门密钥) opens in the snapshots of a store. */
export interface KeyReport {
  readonly department: string;
  readonly title: string;
  /** Generation that seals now; absent without a key file. */
  readonly epoch?: number;
  readonly suite?: string;
  /** Keys that are no more, oldest first. */
  readonly destroyed: readonly DestroyedKey[];
  /** Kept snapshots with rows of the department, newest first. */
  readonly snapshots: readonly { readonly id: string; readonly tables: readonly SealedTable[] }[];
  /** Sealed photographs in the store. */
  readonly pictures: number;
}

/** Kept snapshots of a store, newest first; one that cannot be read is passed over. */
export async function keptManifests(store: SnapshotStore): Promise<SnapshotManifest[]> {
  const kept: SnapshotManifest[] = [];
  for (const id of (await store.list()).toReversed()) {
    const manifest = await store.manifest(id).catch(() => undefined);
    if (manifest) kept.push(manifest);
  }
  return kept;
}

/** What the key of a department opens. Errors: what `readKeyFile` says. */
export async function reportKey(
  keyFolder: string,
  store: SnapshotStore,
  { id, title }: { readonly id: string; readonly title: string },
  manifests: readonly SnapshotManifest[],
): Promise<KeyReport> {
  const file = await readKeyFile(keyFilePath(keyFolder, id));
  const newest = file?.keys.at(-1);
  const snapshots: { id: string; tables: SealedTable[] }[] = [];
  for (const manifest of manifests) {
    const tables = sealedTables(manifest, id);
    const closed = file?.destroyed.length
      ? await closedTables(store, keyFolder, manifest, tables)
      : [];
    const marked = tables.map((one) => ({ ...one, isClosed: closed.includes(one.table) }));
    if (tables.length > 0) snapshots.push({ id: manifest.id, tables: marked });
  }
  return {
    department: id,
    title,
    ...(newest ? { epoch: newest.epoch, suite: newest.suite } : {}),
    destroyed: file?.destroyed ?? [],
    snapshots,
    pictures: await countPictures(store.folder, id),
  };
}

/** Names of the tables with rows whose key was destroyed. */
async function closedTables(
  store: SnapshotStore,
  keyFolder: string,
  { id }: SnapshotManifest,
  tables: readonly { readonly table: string }[],
): Promise<string[]> {
  const keyring = await openKeyring(keyFolder);
  const snapshot = await store.open(id);
  const closed: string[] = [];
  try {
    for (const { table } of tables) {
      const spec = tableSpec(table);
      const keys = await keyring.forOpening(spec.department.id);
      if ((await destroyedChunks(snapshot.db, keys, spec)) > 0) closed.push(table);
    }
    return closed;
  } finally {
    await snapshot.close();
  }
}

function sealedTables(
  { sources }: SnapshotManifest,
  department: string,
): Omit<SealedTable, 'isClosed'>[] {
  const rows = new Map<string, number>();
  for (const { table, department: own, account, superseded = 0 } of sources) {
    if (own.id !== department) continue;
    const { accepted, unchanged, held } = account;
    rows.set(table, (rows.get(table) ?? 0) + accepted + unchanged + held - superseded);
  }
  return [...rows].flatMap(([name, count]) => {
    const table = tableSpec(name);
    const columns = sealedColumns(table).map((column) => table.columns[column]?.title ?? column);
    return columns.length === 0 ? [] : [{ table: name, title: table.title, columns, rows: count }];
  });
}

async function countPictures(store: string, department: string): Promise<number> {
  const found = await readdir(pictureFolder(store, department), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return found.filter((entry) => entry.isFile()).length;
}

/** Where a department's photographs lie in a store. */
export function pictureFolder(store: string, department: string): string {
  return join(storePaths.pictures(store), department);
}
