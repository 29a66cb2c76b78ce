import { createStore } from 'zustand/vanilla';
import type { ErrorShape } from '../../../contract/errors.ts';
import type {
  Batch,
  ExportGrant,
  FileChoice,
  ImportProgressInfo,
  ImportResult,
  Inbox,
  RecognitionInfo,
  SavedMapping,
} from '../../../contract/imports.ts';

/** Steps of an import, in order. */
export const DESK_STEPS = ['files', 'preview', 'mapping', 'trial', 'commit'] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

/** What the import host is doing for this window. */
export type DeskWork = 'recognise' | 'trial' | 'commit';

export interface DeskState {
  readonly open: boolean;
  readonly page: 'import' | 'history';
  readonly step: DeskStep;
  readonly grant: ExportGrant | undefined;
  readonly recognition: RecognitionInfo | undefined;
  /** File that is looked at. */
  readonly file: string | undefined;
  /** By file name. */
  readonly choices: Readonly<Record<string, FileChoice>>;
  readonly saved: readonly SavedMapping[];
  readonly work: DeskWork | undefined;
  readonly progress: ImportProgressInfo | undefined;
  readonly trial: ImportResult | undefined;
  readonly result: ImportResult | undefined;
  readonly allowDrop: boolean;
  /** 增量: rows that are not delivered stay. */
  readonly incremental: boolean;
  readonly cancelled: boolean;
  readonly error: ErrorShape | undefined;
  readonly batches: readonly Batch[] | undefined;
  readonly batchesError: ErrorShape | undefined;
  readonly inbox: Inbox;
}

/** State of one import, without the desk around it. */
export const FRESH_IMPORT = {
  step: 'files',
  grant: undefined,
  recognition: undefined,
  file: undefined,
  choices: {},
  work: undefined,
  progress: undefined,
  trial: undefined,
  result: undefined,
  allowDrop: false,
  incremental: false,
  cancelled: false,
  error: undefined,
} as const satisfies Partial<DeskState>;

/** The desk's own store: none of it is part of the shareable view. */
export function createDeskStore() {
  return createStore<DeskState>()(() => ({
    ...FRESH_IMPORT,
    open: false,
    page: 'import',
    saved: [],
    batches: undefined,
    batchesError: undefined,
    inbox: { folder: null, proposals: [] },
  }));
}

export type DeskStore = ReturnType<typeof createDeskStore>;
