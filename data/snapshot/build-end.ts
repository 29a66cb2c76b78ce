import { rm } from 'node:fs/promises';
import { translateStorageError } from '../driver/errors.ts';
import type { BuildState } from './build-state.ts';
import { noteFailed } from './failed.ts';
import { clearUnpublished } from './retention.ts';

/** What a build has to give back when it ends. */
export interface BuildPlace {
  /** Folder of the store. */
  readonly store: string;
  readonly id: string;
  /** Its own folder. */
  readonly folder: string;
  readonly unlock: () => Promise<void>;
}

/** Runs a step; one that fails ends the build and lists it as failed. */
export function guarded(folder: string, end: (reason: string) => Promise<void>) {
  return async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (error) {
      const failure = translateStorageError(error, folder);
      await end(failure.message);
      throw failure;
    }
  };
}

/** Closes, removes the build's folder and gives the store free, once; a reason lists the build as failed. */
export function endOnce(
  { store, id, folder, unlock }: BuildPlace,
  state: BuildState,
): (reason?: string) => Promise<void> {
  let ending: Promise<void> | undefined;
  return (reason) => {
    ending ??= (async () => {
      state.ending.abort();
      await Promise.allSettled([state.finishingBase]);
      await state.bench.close();
      await rm(folder, { recursive: true, force: true });
      if (reason !== undefined)
        await Promise.allSettled([clearUnpublished(store, id), noteFailed(store, id, reason)]);
      await unlock();
    })();
    return ending;
  };
}
