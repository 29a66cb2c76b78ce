import { toErrorShape, TwinError } from '../../contract/errors.ts';
import type { HostEvents } from '../../contract/host.ts';
import type { QueryContext } from '../queries/context.ts';
import { createSealedReader, residentNames } from '../queries/open-sealed.ts';
import { buildPeopleIndex } from '../people-index/people-index.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { requireCurrent, type SnapshotStore } from '../snapshot/store.ts';
import { changesBetween } from './changes.ts';
import type { Emit } from './events.ts';

/** A snapshot with everything that belongs to it alone. */
export type Opened = Pick<QueryContext, 'snapshot' | 'store' | 'sealed' | 'keyring' | 'people'>;

/** The snapshot in use: follows the published pointer and swaps without losing a call under way. */
export interface LiveSnapshot {
  /** Runs work on the snapshot in use, which stays open until the work ends. Errors: why there is none. */
  use<Result>(work: (opened: Opened) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens the current snapshot of a store and follows its pointer. A store without one is no error until it is used. */
export async function followSnapshot(
  store: SnapshotStore,
  keyring: Keyring,
  emit: Emit,
): Promise<LiveSnapshot> {
  let current: Lease | undefined;
  let failure: unknown;
  let swaps: Promise<void> = Promise.resolve();

  async function swapTo(id: string): Promise<void> {
    const from = current?.opened.snapshot.manifest.id;
    if (id === from) return;
    try {
      const snapshot = await store.open(id);
      const changes = await changesBetween(store, from, snapshot.manifest);
      const old = current;
      current = new Lease(openedOf(store, snapshot, keyring));
      await old?.release();
      emit('snapshot.changed', { from, to: id, changes });
    } catch (error) {
      failure = error;
      emit('snapshot.refused', {
        id,
        error: toErrorShape(error),
      } satisfies HostEvents['snapshot.refused']);
    }
  }

  const stop = store.watch((id) => {
    swaps = swaps.then(() => swapTo(id));
  });
  try {
    const snapshot = await store.open(await requireCurrent(store));
    current = new Lease(openedOf(store, snapshot, keyring));
  } catch (error) {
    failure = error;
  }
  return {
    async use(work) {
      if (current) return current.use(work);
      throw (
        failure ??
        new TwinError('busy', 'The snapshot is being opened. Repeat the request in a moment.')
      );
    },
    async close() {
      stop();
      await swaps;
      await current?.release();
    },
  };
}

function openedOf(store: SnapshotStore, snapshot: OpenSnapshot, keyring: Keyring): Opened {
  let index: ReturnType<QueryContext['people']> | undefined;
  return {
    snapshot,
    store,
    keyring,
    sealed: createSealedReader(snapshot, keyring),
    people() {
      index ??= buildPeopleIndex(residentNames(snapshot, keyring));
      index.catch(() => {
        index = undefined;
      });
      return index;
    },
  };
}

/** Keeps a snapshot open while anybody uses it; once released, the last user closes it. */
class Lease {
  readonly opened: Opened;
  #users = 0;
  #released = false;

  constructor(opened: Opened) {
    this.opened = opened;
  }

  async use<Result>(work: (opened: Opened) => Promise<Result>): Promise<Result> {
    this.#users += 1;
    try {
      return await work(this.opened);
    } finally {
      this.#users -= 1;
      await this.#closeIfDone();
    }
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#closeIfDone();
  }

  async #closeIfDone(): Promise<void> {
    if (this.#released && this.#users === 0) await this.opened.snapshot.close();
  }
}
