import { join } from 'node:path';
import { tableSpec } from '../../contract/schema/index.ts';
import type { ReadDb } from '../driver/port.ts';
import { storePaths } from '../snapshot/layout.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { FINDINGS_FILE, openFindings } from './findings-file.ts';
import { type LedgerFile, refusedFiles } from './refused-files.ts';

/** Where the ledger reads: a snapshot, and the store with the reports of the batches it was made by. */
export interface QualityPlaces {
  readonly snapshot: OpenSnapshot;
  readonly storeFolder: string;
}

/** Files of the snapshot that departments delivered, not what was computed from them. */
export function deliveredFiles({ sources }: SnapshotManifest): LedgerFile[] {
  return sources.filter(({ table }) => tableSpec(table).derived !== true);
}

/** With those of which every row was refused. */
export async function ledgerFiles(places: QualityPlaces): Promise<LedgerFile[]> {
  return [...deliveredFiles(places.snapshot.manifest), ...(await refusedFiles(places))];
}

/** The batch that read a file. Records of older programs name none; a first snapshot is its own batch. */
export function batchOf(manifest: SnapshotManifest, { batch }: LedgerFile): string | undefined {
  return batch ?? (manifest.previousId === undefined ? manifest.id : undefined);
}

/** Runs work on the findings of a batch; nothing where they were cleared away. */
export async function withFindings<Result>(
  { storeFolder }: QualityPlaces,
  batch: string,
  work: (findings: ReadDb) => Promise<Result>,
): Promise<Result | undefined> {
  const findings = await openFindings(join(storePaths.report(storeFolder, batch), FINDINGS_FILE));
  if (!findings) return undefined;
  try {
    return await work(findings);
  } finally {
    await findings.close();
  }
}
