import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ErrorShape } from '../contract/errors.ts';
import type { ImportStage } from '../contract/imports.ts';
import { BUILT_IN_ACCOUNT } from '../contract/principal.ts';
import type { Secrecy } from '../contract/secrecy.ts';
import type { OlderTable } from '../data/snapshot/build-state.ts';
import type { DeliveryMode } from '../data/snapshot/delivery.ts';
import { noteFailed } from '../data/snapshot/failed.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import { nextSnapshotId } from '../data/snapshot/publish.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';
import type { ImportReport } from '../importers/import-report.ts';
import type { PhaseSeconds } from '../importers/phase-clock.ts';
import type { RecognisedFile } from '../importers/recognise.ts';
import type { ImportReporter } from '../importers/report/reporter.ts';
import type { PlacedTileReport } from './shape-notes.ts';

export interface RefreshReport extends ImportReport {
  /** Id of the batch; of the snapshot when one was published. */
  readonly batch: string;
  /** `unchanged`: nothing in the files says anything new; `preview`: a dry run. */
  readonly outcome: 'published' | 'unchanged' | 'preview';
  readonly mode: DeliveryMode;
  /** The snapshot in use afterwards. */
  readonly snapshotId: string | undefined;
  readonly profile: string;
  readonly synthetic: boolean;
  /** What the tile build did, with footprints repaired and shapes and rooms left out; absent when it did not run. */
  readonly tiles?: PlacedTileReport;
  /** Why publishing would be refused: tables that too many rows leave, doubtful coordinate systems. */
  readonly blocks: readonly string[];
  /** Tables whose files are of an older date than what is loaded, where nobody has allowed it. */
  readonly older: readonly OlderTable[];
  /** Who imported, from when to when (ISO times). */
  readonly account: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly phaseSeconds: PhaseSeconds;
  /** Files that were read, with their fingerprints. */
  readonly sources: readonly ImportedSource[];
  readonly rejectedRows: number;
  /** Share of a table's rows that may leave before a person must confirm. */
  readonly dropShare: number;
  /** Folder with report.json and, where rows were rejected or flagged, rejects.xlsx. */
  readonly reportFolder: string;
}

/** A file of a batch (批次). */
export interface ImportedSource {
  readonly name: string;
  readonly sha256: string;
  readonly department: string;
  readonly asOf: string;
  readonly secrecy?: Secrecy;
}

/** Who imported what, from when until now. */
export function whoAndWhen(
  files: readonly RecognisedFile[],
  startedAt: string,
  account: string = BUILT_IN_ACCOUNT.account,
) {
  const sources = files.map(({ file, sha256, dataset, asOf, secrecy }) => ({
    name: file.name,
    sha256,
    department: dataset.tables[0]?.department.id ?? '',
    asOf,
    ...(secrecy ? { secrecy } : {}),
  }));
  return { account, startedAt, endedAt: new Date().toISOString(), sources };
}

/** A batch that published nothing: how it ended, who had which files read, and where they lay. */
interface EndedBatch {
  readonly id: string;
  readonly ending: { readonly error: ErrorShape } | { readonly cancelledAt: ImportStage };
  readonly by: ReturnType<typeof whoAndWhen>;
  readonly paths: readonly string[];
}

/**
 * Leaves a report that says why a batch failed, or at which stage a person gave it up, in place of what it had written so far. On a full
 * or read-only disk there is none: the sentence counts.
 */
export async function reportEnded(
  storeFolder: string,
  { id, ending, by, paths }: EndedBatch,
): Promise<void> {
  const folder = storePaths.report(storeFolder, id);
  const outcome = 'error' in ending ? 'failed' : 'cancelled';
  const given = paths.map((path) => resolve(path));
  const report = { batch: id, outcome, ...ending, ...by, paths: given };
  const clear = async () => {
    if (outcome === 'cancelled') await rm(folder, { recursive: true, force: true });
  };
  await clear()
    .then(() => mkdir(folder, { recursive: true }))
    .then(() => writeReport(folder, report))
    .catch(() => undefined);
}

/** Lists a delivery as failed that was refused before a build began. */
export async function listRefused(
  store: SnapshotStore,
  { error, by, paths }: Omit<EndedBatch, 'id' | 'ending'> & { readonly error: ErrorShape },
): Promise<void> {
  const id = nextSnapshotId(await store.list());
  await noteFailed(store.folder, id, error.sentence).catch(() => undefined);
  await reportEnded(store.folder, { id, ending: { error }, by, paths });
}

/** Ends a batch's report. */
export async function keepReport(
  folder: string,
  reporter: ImportReporter,
  report: Omit<RefreshReport, 'reportFolder'>,
): Promise<void> {
  await reporter.close();
  await writeReport(folder, report);
}

async function writeReport(folder: string, report: unknown): Promise<void> {
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
}
