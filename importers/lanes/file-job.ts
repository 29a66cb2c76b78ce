import type { SnapshotFileName } from '../../contract/schema/table.ts';
import {
  type BranchResult,
  type BranchSeed,
  type BuildBranch,
  openBranch,
} from '../../data/snapshot/branch.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { DeliveryMode } from '../../data/snapshot/delivery.ts';
import { type Keyring, openKeyring } from '../../data/sealing/keyring.ts';
import type { LocalGrids } from '../crs/systems.ts';
import { deliverDatasets, type DeliveredTable, type TellProgress } from '../deliver-datasets.ts';
import type { ImportContext } from '../import-context.ts';
import { PictureGatherer } from '../pictures/gatherer.ts';
import type { GatheredPictures } from '../pictures/table-gatherer.ts';
import type { RecognisedFile } from '../recognise.ts';
import { FedKeys, type FeedEnd, KeyFeed } from '../rows/key-feed.ts';
import { ImportReporter, type SpooledFindings } from '../report/reporter.ts';

/** What all files of an import have in common: plain data. */
export interface LaneSettings {
  readonly profile: DistrictProfile;
  readonly synthetic: boolean;
  readonly mode: DeliveryMode;
  /** Fingerprints of the files that feed a table, by table. */
  readonly fingerprints: ReadonlyMap<string, readonly string[]>;
}

/** One file of the snapshot (物理文件) to be built from the exports that feed its tables. */
export interface FileJob {
  readonly file: SnapshotFileName;
  readonly branch: BranchSeed;
  /** Where refused rows wait. */
  readonly spool: string;
  /** Keys that pass from the lane that reads the rows of a table to the one that reads those that refer to them. */
  readonly feed?: FeedEnd;
}

/** What was built, and what the importers found: plain data. */
export interface FileJobResult {
  readonly branch: BranchResult;
  readonly tables: readonly DeliveredTable[];
  readonly findings: SpooledFindings;
  /** Photographs its rows name. */
  readonly pictures: readonly GatheredPictures[];
}

/** Builds files one after the other on one thread; what is read of the base tables is read once. */
export class FileBuilder {
  private readonly base = {};
  private readonly settings: LaneSettings;
  private readonly localGrids: LocalGrids | undefined;
  private readonly tell: TellProgress | undefined;

  constructor(settings: LaneSettings, localGrids?: LocalGrids, tell?: TellProgress) {
    this.settings = settings;
    this.localGrids = localGrids;
    this.tell = tell;
  }

  /** Errors: whatever a reader or the builder says; the branch is closed then, and the lane that waits for keys waits no more. */
  async build(job: FileJob, files: readonly RecognisedFile[]): Promise<FileJobResult> {
    const feed = feedOf(job);
    try {
      const branch = await openBranch(job.branch);
      return await this.fill(branch, job, files, feed).catch(async (error: unknown) => {
        await branch.abort();
        throw error;
      });
    } finally {
      feed.keysOut?.close();
      feed.keysIn?.close();
    }
  }

  private async fill(
    branch: BuildBranch,
    job: FileJob,
    files: readonly RecognisedFile[],
    feed: Feed,
  ): Promise<FileJobResult> {
    const reporter = ImportReporter.spooling(job.spool);
    const { fingerprints, ...settings } = this.settings;
    const keyring = await openKeyring(job.branch.keyFolder);
    const pictures = this.gatherer(job, reporter, keyring);
    const context: ImportContext = {
      ...settings,
      ...feed,
      ...(this.localGrids ? { localGrids: this.localGrids } : {}),
      reporter,
      keyring,
      pictures,
      base: this.base,
      lookup: () => branch.lookup(),
      rowsBefore: branch.rowsBefore,
      sourcesOf: (table) => fingerprints.get(table) ?? [],
    };
    const tables = await deliverDatasets(branch, files, context, this.tell);
    const ended = await branch.end();
    return { tables, branch: ended, findings: reporter.findings(), pictures: pictures.gathered };
  }

  private gatherer(
    { branch: { folder } }: FileJob,
    reporter: ImportReporter,
    keyring: Keyring,
  ): PictureGatherer {
    const { profile, mode } = this.settings;
    return new PictureGatherer({
      folder,
      reporter,
      keyring,
      largestBytes: profile.pictures.largestMegabytes * 1_000_000,
      incremental: mode === 'incremental',
    });
  }
}

type Feed = Pick<ImportContext, 'keysOut' | 'keysIn'>;

function feedOf({ feed, branch }: FileJob): Feed {
  if (!feed) return {};
  return branch.apart ? { keysIn: new FedKeys(feed) } : { keysOut: new KeyFeed(feed) };
}
