import type { GridFitResult } from '../../../contract/control-points.ts';
import type { ErrorShape } from '../../../contract/errors.ts';
import type { HostClient } from '../../../contract/host.ts';
import type { ExportGrant, ImportClient, ImportParams } from '../../../contract/imports.ts';
import type { TwinBridge } from '../../../contract/window.ts';
import { createGridDrafts, type GridDrafts } from '../control-points/grid-drafts.ts';
import {
  createDeskStore,
  type DeskPage,
  type DeskStep,
  type DeskStore,
  FRESH_GRID,
  FRESH_IMPORT,
  type GiveBackWish,
} from './desk-state.ts';
import { createDeskBatches, type DeskBatches } from './desk-batches.ts';
import { createDeskFiles, type DeskFiles } from './desk-files.ts';
import { createDeskRuns, type DeskRuns } from './desk-runs.ts';
import { createDeskWorker } from './desk-work.ts';
import { createGiveBack } from './give-back.ts';

/** What main offers the desk; without it (a page outside Electron) nothing can be chosen. */
export type DeskBridge = Pick<
  TwinBridge,
  | 'connectImports'
  | 'chooseExports'
  | 'dropExports'
  | 'chooseInbox'
  | 'chooseFolder'
  | 'showRejects'
>;

/** 导入台 of a window: its state and everything a person can do there. */
export interface Desk extends DeskFiles, DeskRuns, DeskBatches, GridDrafts {
  readonly store: DeskStore;
  readonly bridge: DeskBridge | undefined;
  show(): void;
  hide(): void;
  showPage(page: DeskPage): void;
  lookAt(file: string): void;
  goTo(step: DeskStep): void;
  allowDrop(allowed: boolean): void;
  /** Whether a doubtful coordinate system is right. */
  acceptCrs(accepted: boolean): void;
  /** Whether files of an older date than what is loaded are right. */
  allowOlder(allowed: boolean): void;
  /** Whether rows that are not delivered stay. */
  incremental(on: boolean): void;
  cancel(): void;
  /** Back to the choice of files; control points stay. */
  backToFiles(): void;
  /** Another import: nothing of this one stays. */
  startOver(): void;
  /** The import host cannot be started: says so in place of what waits for it. */
  fail(error: ErrorShape): void;
  /** Asks for a folder and writes into it once it is chosen. */
  giveBack(wish: GiveBackWish): void;
  /** The person chose the folder. */
  writeTo(grant: ExportGrant): Promise<void>;
  stopGiveBack(): void;
  /** Fits a local grid, and seals it where it is given a name. Errors: as `import.fitGrid`. */
  fitGrid(wish: ImportParams<'import.fitGrid'>, signal?: AbortSignal): Promise<GridFitResult>;
}

interface DeskOptions {
  readonly imports: ImportClient;
  readonly host: HostClient;
  readonly bridge: DeskBridge | undefined;
}

/** Makes the desk of a window. */
export function createDesk({ imports, host, bridge }: DeskOptions): Desk {
  const store = createDeskStore();
  const { getState: state, setState: set } = store;
  const worker = createDeskWorker(store, imports);
  const returns = createGiveBack(store, imports, bridge);
  const files = createDeskFiles(store, worker, { imports, host });
  const batches = createDeskBatches(store, imports, take);
  let connected = false;

  function connect(): void {
    if (connected) return;
    connected = true;
    imports.listen('import.progress', (progress) => {
      if (state().work === 'trial' || state().work === 'commit') set({ progress });
    });
    imports.listen('import.giveBack', returns.progress);
    imports.listen('import.changed', () => void batches.readBatches());
    imports.listen('import.inbox', (inbox) => set({ inbox }));
    bridge?.connectImports();
    void imports.call('import.inbox', {}).then(
      (inbox) => set({ inbox }),
      () => undefined,
    );
    void batches.readBatches();
  }

  async function take(grant: ExportGrant): Promise<void> {
    connect();
    const { work, result } = state();
    if (result) set(FRESH_GRID);
    set({ open: true, page: 'import' });
    if (work === undefined || work === 'recognise') await files.take(grant);
  }

  return {
    store,
    bridge,
    ...files,
    ...batches,
    ...createGridDrafts(store),
    ...createDeskRuns(store, worker, imports),
    show() {
      connect();
      set({ open: true });
    },
    hide: () => set({ open: false }),
    showPage: (page) => set({ page }),
    take,
    lookAt: (file) => set({ file }),
    goTo: (step) => set({ step, error: undefined, withdrawn: undefined }),
    allowDrop: (allowDrop) => set({ allowDrop }),
    acceptCrs: (acceptCrs) => set({ acceptCrs }),
    allowOlder: (allowOlder) => set({ allowOlder }),
    incremental: (incremental) => set({ incremental }),
    cancel: worker.cancel,
    backToFiles() {
      worker.forget();
      set({ ...FRESH_IMPORT, gridTool: undefined });
    },
    startOver() {
      worker.forget();
      set({ ...FRESH_IMPORT, ...FRESH_GRID });
    },
    fail(error) {
      worker.forget();
      set({ work: undefined, error, batchesError: error });
    },
    giveBack(wish) {
      connect();
      returns.wish(wish);
    },
    writeTo: returns.writeTo,
    stopGiveBack: returns.stop,
    fitGrid: (wish, signal) => imports.call('import.fitGrid', wish, signal),
  };
}
