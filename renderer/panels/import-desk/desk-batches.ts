import { toErrorShape } from '../../../contract/errors.ts';
import type { FindingLine } from '../../../contract/findings.ts';
import type { ExportGrant, ImportClient } from '../../../contract/imports.ts';
import type { DeskStore } from './desk-state.ts';

const REJECTS_SHOWN = 1000;

/** Batches that were imported, and the way back to an earlier one. */
export interface DeskBatches {
  readBatches(): Promise<void>;
  /** The first refused rows of a batch; none where they cannot be read. */
  rejectsOf(batch: string): Promise<readonly FindingLine[]>;
  /** Looks at the files of a batch that published nothing again. */
  retake(batch: string): Promise<void>;
  /** Makes another kept snapshot the one in use. */
  rollBack(to: string): Promise<void>;
}

/** Makes the part of a desk that knows the batches. */
export function createDeskBatches(
  { setState: set }: DeskStore,
  imports: ImportClient,
  take: (grant: ExportGrant) => Promise<void>,
): DeskBatches {
  return {
    async readBatches() {
      try {
        set({ batches: await imports.call('import.batches', {}), batchesError: undefined });
      } catch (error) {
        set({ batchesError: toErrorShape(error) });
      }
    },
    async rejectsOf(batch) {
      const call = { batch, limit: REJECTS_SHOWN };
      const answer = await imports.call('import.rejects', call).catch(() => undefined);
      return answer?.rows ?? [];
    },
    async retake(batch) {
      try {
        await take(await imports.call('import.retake', { batch }));
      } catch (error) {
        set({ batchesError: toErrorShape(error) });
      }
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
