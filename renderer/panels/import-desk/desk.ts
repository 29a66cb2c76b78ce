import type { GridFitResult } from '../../../contract/control-points.ts';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { FindingLine } from '../../../contract/findings.ts';
import type { HostClient } from '../../../contract/host.ts';
import type {
  ExportGrant,
  FileChoice,
  ImportClient,
  ImportParams,
} from '../../../contract/imports.ts';
import type { TwinBridge } from '../../../contract/window.ts';
import type { GridDraft } from '../control-points/points-model.ts';
import {
  createDeskStore,
  type DeskPage,
  type DeskStep,
  type DeskStore,
  FRESH_IMPORT,
  type GiveBackWish,
} from './desk-state.ts';
import { createGiveBack } from './give-back.ts';
import { mappingOf, rowsToRemove } from './mapping-model.ts';

/** Without the data host, files are recognised without what was kept from earlier deliveries. */
const MAPPINGS_PATIENCE_MS = 2000;
const REJECTS_SHOWN = 1000;

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
export interface Desk {
  readonly store: DeskStore;
  readonly bridge: DeskBridge | undefined;
  show(): void;
  hide(): void;
  showPage(page: DeskPage): void;
  /** Files arrived: dropped, chosen or from the inbox. */
  take(grant: ExportGrant): Promise<void>;
  lookAt(file: string): void;
  goTo(step: DeskStep): void;
  /** Changes what is said of a file and looks at it again. */
  choose(name: string, change: Partial<FileChoice>): Promise<void>;
  allowDrop(allowed: boolean): void;
  /** Whether a doubtful coordinate system is right. */
  acceptCrs(accepted: boolean): void;
  /** Whether rows that are not delivered stay. */
  incremental(on: boolean): void;
  runTrial(): Promise<void>;
  commit(): Promise<void>;
  cancel(): void;
  startOver(): void;
  /** The import host cannot be started: says so in place of what waits for it. */
  fail(error: ErrorShape): void;
  /** Keeps the mapping of a file for its department's next delivery. */
  keepMapping(file: string): Promise<void>;
  readBatches(): Promise<void>;
  /** The first refused rows of a batch; none where they cannot be read. */
  rejectsOf(batch: string): Promise<readonly FindingLine[]>;
  rollBack(to: string): Promise<void>;
  /** Asks for a folder and writes into it once it is chosen. */
  giveBack(wish: GiveBackWish): void;
  /** The person chose the folder. */
  writeTo(grant: ExportGrant): Promise<void>;
  stopGiveBack(): void;
  /** Changes the control points entered so far. */
  draftGrid(draft: GridDraft): void;
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
  let withdrawal = new AbortController();
  let connected = false;
  const returns = createGiveBack(store, imports, bridge);

  function connect(): void {
    if (connected) return;
    connected = true;
    imports.listen('import.progress', (progress) => {
      if (state().work === 'trial' || state().work === 'commit') set({ progress });
    });
    imports.listen('import.giveBack', returns.progress);
    imports.listen('import.changed', () => void readBatches());
    imports.listen('import.inbox', (inbox) => set({ inbox }));
    bridge?.connectImports();
    void imports.call('import.inbox', {}).then(
      (inbox) => set({ inbox }),
      () => undefined,
    );
    void readBatches();
  }

  function given() {
    const { grant, choices, saved } = state();
    return { grant: grant?.id ?? '', choices: Object.values(choices), saved: [...saved] };
  }

  /** Runs work of the import host; its failure stands where its result would be. */
  async function working(
    kind: 'recognise' | 'trial' | 'commit',
    work: (signal: AbortSignal) => Promise<void>,
  ) {
    withdrawal.abort();
    const own = new AbortController();
    withdrawal = own;
    set({ work: kind, error: undefined, progress: undefined, cancelled: false });
    try {
      await work(own.signal);
      if (withdrawal === own) set({ work: undefined });
    } catch (error) {
      if (withdrawal !== own) return;
      const cancelled = own.signal.aborted;
      set({ work: undefined, cancelled, error: cancelled ? undefined : toErrorShape(error) });
    }
  }

  function recognise(): Promise<void> {
    return working('recognise', async (signal) => {
      const patience = AbortSignal.timeout(MAPPINGS_PATIENCE_MS);
      set({ saved: await host.call('imports.mappings', {}, patience).catch(() => []) });
      const recognition = await imports.call('import.recognise', given(), signal);
      const { file } = state();
      const stays = recognition.files.some(({ name }) => name === file);
      const first = recognition.files.find(({ dataset }) => dataset) ?? recognition.files[0];
      set({ recognition, file: stays ? file : first?.name });
    });
  }

  async function readBatches(): Promise<void> {
    try {
      set({ batches: await imports.call('import.batches', {}), batchesError: undefined });
    } catch (error) {
      set({ batchesError: toErrorShape(error) });
    }
  }

  return {
    store,
    bridge,
    show() {
      connect();
      set({ open: true });
    },
    hide: () => set({ open: false }),
    showPage: (page) => set({ page }),
    async take(grant) {
      connect();
      const { work } = state();
      set({ open: true, page: 'import' });
      if (work === 'trial' || work === 'commit') return;
      set({ ...FRESH_IMPORT, grant, step: 'preview' });
      await recognise();
      if (rowsToRemove(state().recognition?.files ?? []) > 0) set({ incremental: true });
    },
    lookAt: (file) => set({ file }),
    goTo: (step) => set({ step, error: undefined, cancelled: false }),
    async choose(name, change) {
      const { choices } = state();
      const before = choices[name] ?? { name, columns: {}, defaults: {} };
      const columns = change.table ? {} : { ...before.columns, ...change.columns };
      const defaults = change.table ? {} : { ...before.defaults, ...change.defaults };
      set({
        choices: { ...choices, [name]: { ...before, ...change, columns, defaults } },
        trial: undefined,
        allowDrop: false,
        acceptCrs: false,
      });
      await recognise();
    },
    allowDrop: (allowDrop) => set({ allowDrop }),
    acceptCrs: (acceptCrs) => set({ acceptCrs }),
    incremental: (incremental) => set({ incremental }),
    async runTrial() {
      set({
        step: 'trial',
        trial: undefined,
        result: undefined,
        allowDrop: false,
        acceptCrs: false,
      });
      await working('trial', async (signal) => {
        const call = { ...given(), dryRun: true, incremental: state().incremental };
        set({ trial: await imports.call('import.start', call, signal) });
      });
    },
    async commit() {
      set({ step: 'commit', result: undefined });
      await working('commit', async (signal) => {
        const call = {
          ...given(),
          dryRun: false,
          allowDrop: state().allowDrop,
          acceptCrs: state().acceptCrs,
          incremental: state().incremental,
        };
        set({ result: await imports.call('import.start', call, signal) });
      });
    },
    cancel: () => withdrawal.abort(new DOMException('cancelled', 'AbortError')),
    startOver() {
      withdrawal.abort();
      set(FRESH_IMPORT);
    },
    fail(error) {
      withdrawal = new AbortController();
      set({ work: undefined, error, batchesError: error });
    },
    async keepMapping(name) {
      const file = state().recognition?.files.find((each) => each.name === name);
      const mapping = file && mappingOf(file, state().choices[name]);
      if (!mapping) return;
      try {
        await host.call('imports.saveMapping', mapping);
        set({ saved: await host.call('imports.mappings', {}) });
      } catch (error) {
        set({ error: toErrorShape(error) });
      }
    },
    readBatches,
    giveBack(wish) {
      connect();
      returns.wish(wish);
    },
    writeTo: returns.writeTo,
    stopGiveBack: returns.stop,
    draftGrid: (gridDraft) => set({ gridDraft }),
    fitGrid: (wish, signal) => imports.call('import.fitGrid', wish, signal),
    async rejectsOf(batch) {
      const call = { batch, limit: REJECTS_SHOWN };
      const answer = await imports.call('import.rejects', call).catch(() => undefined);
      return answer?.rows ?? [];
    },
    async rollBack(to) {
      try {
        await imports.call('import.rollback', { to });
      } catch (error) {
        set({ batchesError: toErrorShape(error) });
      }
    },
  };
}
