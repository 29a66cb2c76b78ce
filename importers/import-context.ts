import type { DistrictProfile } from '../contract/profile.ts';
import type { ReadDb } from '../data/driver/port.ts';
import type { ImportReporter } from './report/reporter.ts';

/** What every dataset's importer is given. */
export interface ImportContext {
  readonly profile: DistrictProfile;
  /** The delivery says that its people are invented. */
  readonly synthetic: boolean;
  readonly reporter: ImportReporter;
  /** The tables built so far, under `base.…`, `people.…`, `economy.…`. */
  lookup(): ReadDb;
}
