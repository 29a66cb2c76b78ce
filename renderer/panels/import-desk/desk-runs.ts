import type { ImportClient } from '../../../contract/imports.ts';
import { type DeskStore, givenBy } from './desk-state.ts';
import type { DeskWorker } from './desk-work.ts';

/** 试运行 and 提交. */
export interface DeskRuns {
  runTrial(): Promise<void>;
  commit(): Promise<void>;
}

/** Makes the part of a desk that imports. */
export function createDeskRuns(
  { getState: state, setState: set }: DeskStore,
  worker: DeskWorker,
  imports: ImportClient,
): DeskRuns {
  return {
    async runTrial() {
      const unanswered = { allowDrop: false, acceptCrs: false, allowOlder: false };
      set({ step: 'trial', trial: undefined, result: undefined, ...unanswered });
      await worker.run('trial', async (signal) => {
        const { incremental } = state();
        const call = { ...givenBy(state()), dryRun: true, incremental };
        set({ trial: await imports.call('import.start', call, signal) });
      });
    },
    async commit() {
      set({ step: 'commit', result: undefined });
      await worker.run('commit', async (signal) => {
        const { allowDrop, acceptCrs, allowOlder, incremental } = state();
        const confirmed = { allowDrop, acceptCrs, allowOlder, incremental };
        const call = { ...givenBy(state()), dryRun: false, ...confirmed };
        set({ result: await imports.call('import.start', call, signal) });
      });
    },
  };
}
