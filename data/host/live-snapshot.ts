import type { AddressMatcher } from '../../contract/address-match.ts';
import { toErrorShape, TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { HostEvents } from '../../contract/host.ts';
import type { QueryContext } from '../queries/context.ts';
import { createSealedReader, residentNames } from '../queries/open-sealed.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { buildPeopleIndex } from '../people-index/people-index.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { requireCurrent, type SnapshotStore } from '../snapshot/store.ts';
import { changesBetween } from './changes.ts';
import type { Emit } from './events.ts';

/** Builds the address engine over a snapshot. */
export type MatcherOf = (snapshot: OpenSnapshot) => Promise<AddressMatcher>;

/** A snapshot with everything that belongs to it alone. */
export type Opened = Pick<
  QueryContext,
  'snapshot' | 'store' | 'sealed' | 'keyring' | 'people' | 'addresses'
>;

/** The snapshot in use: follows the published pointer and swaps without losing a call under way. */
export interface LiveSnapshot {
  /** Runs work on the snapshot in use, which stays open until the work ends. Errors: why there is none. */
  use<Result>(work: (opened: Opened) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** What snapshots are opened with. */
interface OpeningWith {
  readonly store: SnapshotStore;
  readonly keyring: Keyring;
  readonly kept: KeptFiles;
  readonly matcherOf?: MatcherOf;
}

/** Opens the current snapshot of a store and follows its pointer. A store without one is no error until it is used. */
export async function followSnapshot(opening: OpeningWith, emit: Emit): Promise<LiveSnapshot> {
  const { store } = opening;
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
      current = new Lease(openedOf(opening, snapshot));
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

  async function openFirst(): Promise<void> {
    try {
      const snapshot = await store.open(await requireCurrent(store));
      current = new Lease(openedOf(opening, snapshot));
    } catch (error) {
      failure = error;
    }
  }

  const stop = store.watch((id) => {
    swaps = swaps.then(() => swapTo(id));
  });
  swaps = swaps.then(openFirst);
  await swaps;
  return {
    async use(work) {
      if (current) return current.use(work);
      throw (
        failure ??
        new TwinError('busy', say`The snapshot is being opened. Repeat the request in a moment.`)
      );
    },
    async close() {
      stop();
      await swaps;
      await current?.release();
    },
  };
}

function openedOf(
  { store, keyring, kept, matcherOf = noMatcher }: OpeningWith,
  published: OpenSnapshot,
): Opened {
  const snapshot = { ...published, kept };
  return {
    snapshot,
    store,
    keyring,
    sealed: createSealedReader(snapshot, keyring),
    people: onFirstUse(
      () => buildPeopleIndex(residentNames(snapshot, keyring)),
      () => keyring.forOpening(tableSpec('resident').department.id),
    ),
    addresses: onFirstUse(() => matcherOf(snapshot)),
  };
}

/**
 * Builds once, and anew when what it was built `from` is another: names must not outlive their key. After a failure the next
 * caller tries again.
 */
function onFirstUse<Value>(
  build: () => Promise<Value>,
  from: () => Promise<unknown> = () => Promise.resolve(),
): () => Promise<Value> {
  let built: Promise<Value> | undefined;
  let builtFrom: unknown;
  return async () => {
    const now = await from();
    if (now !== builtFrom) built = undefined;
    builtFrom = now;
    built ??= build();
    built.catch(() => {
      built = undefined;
    });
    return built;
  };
}

function noMatcher(): Promise<never> {
  return Promise.reject(
    new TwinError('internal', say`This host was started without the address engine.`),
  );
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
