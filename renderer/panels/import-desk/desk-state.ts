import { createStore } from 'zustand/vanilla';
import type { ErrorShape } from '../../../contract/errors.ts';
import { EMPTY_DRAFT, type GridDraft } from '../control-points/points-model.ts';
import type { QualityFilter } from '../../../contract/queries/quality.ts';
import type { SentenceLanguage } from '../../../contract/words.ts';
import type {
  Batch,
  ExportGrant,
  FileChoice,
  GiveBackProgress,
  ImportProgressInfo,
  ImportResult,
  Inbox,
  RecognitionInfo,
  SavedMapping,
} from '../../../contract/imports.ts';

/** Steps of an import, in order. */
export const DESK_STEPS = ['files', 'preview', 'mapping', 'trial', 'commit'] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

/** Pages of the desk (数据台): an import, and what is done with the data that is in. */
export const DESK_PAGES = [
  'import',
  'history',
  'quality',
  'differences',
  'giveBack',
  'lists',
] as const;
export type DeskPage = (typeof DESK_PAGES)[number];

/** What is to be written into a folder: a department's own rows, a returned list, or doubtful rows of the quality ledger. */
export type GiveBackWish =
  | {
      readonly kind: 'department';
      readonly department: string;
      readonly title: string;
      readonly format?: 'csv' | 'xlsx';
      readonly reason?: string;
    }
  | { readonly kind: 'list'; readonly number: string; readonly rows: number }
  | { readonly kind: 'drafts'; readonly title: string; readonly ids: readonly string[] }
  | {
      readonly kind: 'quality';
      readonly title: string;
      readonly filters: readonly QualityFilter[];
      readonly language: SentenceLanguage;
    };

/** Writing into a folder, and what came of it. */
export type GiveBackWork =
  | { readonly state: 'writing'; readonly progress?: GiveBackProgress }
  | {
      readonly state: 'written';
      readonly kind: GiveBackWish['kind'];
      readonly what: string;
      readonly files: number;
      readonly rows: number;
      readonly folder: string;
    }
  | {
      readonly state: 'failed';
      readonly kind: GiveBackWish['kind'];
      readonly error: ErrorShape;
    };

/** What the import host is doing for this window; `withdraw` while it clears away what was given up. */
export type DeskWork = 'recognise' | 'trial' | 'commit' | 'withdraw';

export interface DeskState {
  readonly open: boolean;
  readonly page: DeskPage;
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
  /** A doubtful coordinate system is right. */
  readonly acceptCrs: boolean;
  /** Files of an older date than what is loaded are right. */
  readonly allowOlder: boolean;
  /** 增量: rows that are not delivered stay. */
  readonly incremental: boolean;
  /** What the import that a person gave up has left: it may have published before it heard of it. */
  readonly withdrawn: 'nothing' | 'published' | undefined;
  readonly error: ErrorShape | undefined;
  readonly batches: readonly Batch[] | undefined;
  readonly batchesError: ErrorShape | undefined;
  readonly inbox: Inbox;
  readonly giveBack: GiveBackWork | undefined;
  /** 控制点 as entered so far; stays while files of one import come and go. */
  readonly gridDraft: GridDraft;
  /** Drafts before, the latest last, and the value that is being typed (`editOf`). */
  readonly gridUndo: readonly GridDraft[];
  readonly gridEdit: string | undefined;
  /** File the control points are open for; `picking` the row whose known place is picked in the scene, `picked` the last one. */
  readonly gridTool:
    | { readonly file: string; readonly picking?: number; readonly picked?: number }
    | undefined;
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
  acceptCrs: false,
  allowOlder: false,
  incremental: false,
  withdrawn: undefined,
  error: undefined,
} as const satisfies Partial<DeskState>;

/** No control points, and no way back to any. */
export const FRESH_GRID = {
  gridDraft: EMPTY_DRAFT,
  gridUndo: [],
  gridEdit: undefined,
  gridTool: undefined,
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
    inbox: { folder: null, proposals: [], inUse: 0 },
    giveBack: undefined,
    ...FRESH_GRID,
  }));
}

/** What the desk says of its delivery to the import host. */
export function givenBy({ grant, choices, saved }: DeskState) {
  return { grant: grant?.id ?? '', choices: Object.values(choices), saved: [...saved] };
}

export type DeskStore = ReturnType<typeof createDeskStore>;
