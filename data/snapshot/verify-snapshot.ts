import type { ShapeNote } from '../../contract/shape-notes.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { toErrorShape } from '../../contract/errors.ts';
import type { ReadDb } from '../driver/port.ts';
import { checkPictures } from '../pictures/verify-pictures.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { hashFile } from './durable.ts';
import type { SnapshotManifest } from './manifest.ts';
import { checkedPaths } from './open-snapshot.ts';
import { readShapeNotes } from './shape-notes.ts';
import type { SnapshotStore } from './store.ts';
import type { Finding } from './verify.ts';
import { checkIntegrity, checkTables } from './verify.ts';
import { checkChunksOpen } from './verify-sealed.ts';
import { checkTiles } from './verify-tiles.ts';

/** What `twin verify` tells of a snapshot. */
export interface VerifyReport {
  readonly snapshotId: string;
  readonly ok: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
  /** Shapes left out, not drawn as delivered or on the ground of another; undefined where the tiles keep no notes. */
  readonly shapes: readonly ShapeNote[] | undefined;
}

/**
 * Checks a published snapshot: file lengths and hashes, SQLite's integrity, references, row accounts, photographs
 * and, with keys, that every sealed chunk and photograph opens. A snapshot that cannot be opened throws; everything else is a finding.
 */
export async function verifySnapshot(
  store: SnapshotStore,
  id: string,
  keyring?: Keyring,
): Promise<VerifyReport> {
  const manifest = await store.manifest(id);
  const paths = await checkedPaths(store.folder, manifest);
  const findings = await checkHashes(manifest, paths);
  const isWhole = findings.length === 0;
  if (isWhole) findings.push(...(await checkContent(store, manifest, paths, keyring)));
  const records = Object.values(manifest.files);
  return {
    snapshotId: id,
    ok: findings.every(({ severity }) => severity !== 'error'),
    files: records.length,
    bytes: records.reduce((total, record) => total + (record?.bytes ?? 0), 0),
    findings,
    shapes: isWhole ? await shapesOf(store, id) : undefined,
  };
}

/** A snapshot that cannot be opened is told by a finding. */
async function shapesOf(
  store: SnapshotStore,
  id: string,
): Promise<readonly ShapeNote[] | undefined> {
  try {
    const snapshot = await store.open(id);
    return await readShapeNotes(snapshot).finally(() => snapshot.close());
  } catch {
    return undefined;
  }
}

async function checkContent(
  store: SnapshotStore,
  manifest: SnapshotManifest,
  paths: ReadonlyMap<SnapshotFileName, string>,
  keyring: Keyring | undefined,
): Promise<Finding[]> {
  const findings = await checkIntegrity([...paths.values()]);
  const snapshot = await store.open(manifest.id);
  try {
    const tables = TABLES.filter(({ file }) => manifest.files[file]);
    findings.push(...(await checkTables(snapshot.db, tables, manifest.sources)));
    findings.push(...(await checkTiles(paths.get('tiles'))));
    findings.push(...(await checkBuildings(snapshot.db)));
    if (paths.has('pictures'))
      findings.push(...(await checkPictures(snapshot.db, store.folder, keyring)));
    if (keyring) findings.push(...(await checkChunksOpen(snapshot.db, manifest.sources, keyring)));
    return findings;
  } catch (error) {
    return [
      ...findings,
      { severity: 'error', check: 'content', sentence: toErrorShape(error).sentence },
    ];
  } finally {
    await snapshot.close();
  }
}

/** A snapshot may be whole and have nothing to show: the first delivery was of another department. */
async function checkBuildings(db: ReadDb): Promise<Finding[]> {
  const first = await db.get('SELECT slot FROM building LIMIT 1');
  if (first) return [];
  const sentence =
    'The snapshot is whole and has no buildings: import the building file (楼栋) of the police to see more than the ground.';
  return [{ severity: 'warning', check: 'content', sentence }];
}

async function checkHashes(
  manifest: SnapshotManifest,
  paths: ReadonlyMap<SnapshotFileName, string>,
): Promise<Finding[]> {
  const checks = [...paths].map(async ([file, path]): Promise<Finding[]> => {
    if ((await hashFile(path)) === manifest.files[file]?.sha256) return [];
    const sentence = `${path} is not the file that was published (its SHA-256 differs). Roll back to an earlier snapshot or import the exports again.`;
    return [{ severity: 'error', check: 'content', sentence }];
  });
  return (await Promise.all(checks)).flat();
}
