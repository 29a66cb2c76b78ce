import type { DistrictProfile } from '../contract/profile.ts';
import type { ReadDb } from '../data/driver/port.ts';
import type { RowsBefore } from '../data/snapshot/build.ts';
import type { Keyring } from '../data/sealing/keyring.ts';
import type { DeliveryMode } from '../data/snapshot/delivery.ts';
import type { LocalGrids } from './crs/systems.ts';
import type { PictureGatherer } from './pictures/gatherer.ts';
import type { RecognisedFile } from './recognise.ts';
import type { ImportReporter } from './report/reporter.ts';
import type { FedKeys, KeyFeed } from './rows/key-feed.ts';

/** What every dataset's importer is given. */
export interface ImportContext {
  readonly profile: DistrictProfile;
  /** The delivery says that its people are invented. */
  readonly synthetic: boolean;
  readonly reporter: ImportReporter;
  /** How the delivery is meant; `full` when absent. */
  readonly mode?: DeliveryMode;
  /** Local grids fitted to control points, by name. */
  readonly localGrids?: LocalGrids;
  /** Keys under which ID numbers among other numbers are concealed; absent where nothing is stored. */
  readonly keyring?: Keyring;
  /** Gathers the photographs rows name; absent where no table of theirs is read. */
  readonly pictures?: PictureGatherer;
  /** Stands for the base tables of this import: what was read of them once is remembered under it. */
  readonly base: object;
  /** The tables built so far, under `base.…`, `people.…`, `economy.…`. */
  lookup(): ReadDb;
  /** Tables of the snapshot in use; absent where there is no build. */
  readonly rowsBefore?: RowsBefore;
  /** Where keys are told that rows on another lane refer to. */
  readonly keysOut?: KeyFeed;
  /** Keys of rows that another lane reads. */
  readonly keysIn?: FedKeys;
  /** Files of the same lane that feed a table, also one that is delivered later. */
  filesOf?(table: string): readonly RecognisedFile[];
  /** Fingerprints of the files that feed a table in this import: rows checked against it are read again when they change. */
  sourcesOf?(table: string): readonly string[];
}
