import type { ErrorShape } from '../../contract/errors.ts';
import type { ImportProgress } from '../deliver-datasets.ts';
import type { RecognisedFileSeed } from '../recognise.ts';
import type { FieldLevels } from '../links/link-counts.ts';
import type { LinkJob } from '../links/link-job.ts';
import type { FileJob, FileJobResult } from './file-job.ts';

/** What the import tells a lane's thread. `stop` ends it after the batch it is at. */
export type LaneOrder =
  | { readonly type: 'build'; readonly job: FileJob; readonly files: readonly RecognisedFileSeed[] }
  | { readonly type: 'link'; readonly job: LinkJob }
  | { readonly type: 'stop' };

/** What a lane's thread tells the import: each order to build or link is answered by `built`, `linked` or `failed`. */
export type LaneNews =
  | { readonly type: 'started' }
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'rows'; readonly rows: number }
  | { readonly type: 'built'; readonly result: FileJobResult }
  | { readonly type: 'linked'; readonly counted: FieldLevels }
  | { readonly type: 'failed'; readonly error: ErrorShape };
