import { toErrorShape } from '../../../contract/errors.ts';
import type { ImportClient } from '../../../contract/imports.ts';
import type { DeskState, DeskStore, DeskWork } from './desk-state.ts';

/** Work of the import host for one desk: one at a time, and a newer one takes the place of an older. */
export interface DeskWorker {
  /** Runs work; its failure stands where its result would be. */
  run(kind: DeskWork, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** The person gives up what runs. */
  cancel(): void;
  /** Whatever runs is of no interest any more. */
  forget(): void;
}

/** Makes the worker of a desk. */
export function createDeskWorker({ setState: set }: DeskStore, imports: ImportClient): DeskWorker {
  let withdrawal = new AbortController();

  /** A call that is given up ends here at once, and in the host when what was written is cleared away. */
  async function cleared(): Promise<'nothing' | 'published'> {
    const { published } = await imports.call('import.settled', {});
    return published ? 'published' : 'nothing';
  }

  return {
    async run(kind, work) {
      withdrawal.abort();
      const own = new AbortController();
      withdrawal = own;
      set({ work: kind, error: undefined, progress: undefined, withdrawn: undefined });
      const settle = (ending: Partial<DeskState>) => {
        if (withdrawal === own) set(ending);
      };
      try {
        await work(own.signal);
        settle({ work: undefined });
      } catch (error) {
        if (withdrawal !== own) return;
        if (!own.signal.aborted) return settle({ work: undefined, error: toErrorShape(error) });
        if (kind === 'recognise') return settle({ work: undefined, withdrawn: 'nothing' });
        settle({ work: 'withdraw' });
        const ending = await cleared().then(
          (withdrawn) => ({ withdrawn }),
          (failed: unknown) => ({ error: toErrorShape(failed) }),
        );
        settle({ work: undefined, ...ending });
      }
    },
    cancel: () => withdrawal.abort(new DOMException('cancelled', 'AbortError')),
    forget() {
      withdrawal.abort();
      withdrawal = new AbortController();
    },
  };
}
