import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import { openStore, type SnapshotStore } from '../../data/snapshot/store.ts';
import { importDatasets } from '../../importers/import.ts';
import type { RecognisedFile } from '../../importers/recognise.ts';
import { ImportReporter } from '../../importers/report/reporter.ts';

/** Tables a preview's rows refer to. */
export interface PreviewLookup {
  readonly db: ReadDb;
  close(): Promise<void>;
}

const REFERRED = ['area', 'building'];

/** The tables in use; for a first import those of the delivery itself, built in a temporary place. */
export async function openLookup(
  store: SnapshotStore,
  files: readonly RecognisedFile[],
  profile: DistrictProfile,
): Promise<PreviewLookup> {
  const current = await store.currentId();
  if (current === undefined) return buildReferred(files, profile);
  const snapshot = await store.open(current);
  return { db: snapshot.db, close: () => snapshot.close() };
}

async function buildReferred(
  files: readonly RecognisedFile[],
  profile: DistrictProfile,
): Promise<PreviewLookup> {
  const folder = await mkdtemp(join(tmpdir(), 'twin-preview-'));
  const store = await openStore(join(folder, 'store'));
  const keys = await openKeyring(join(folder, 'keys'));
  const build = await beginBuild(store, { profile, synthetic: true, keys, preview: true });
  const reporter = await ImportReporter.open(join(folder, 'report'));
  const close = async () => {
    await build.abort();
    await reporter.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const recognition = {
      files: files.filter(({ dataset }) => REFERRED.includes(dataset.id)),
      unrecognised: [],
      removalLists: [],
      note: undefined,
    };
    await importDatasets({ recognition, build, profile, reporter });
    return { db: build.lookup(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
