import type { ErrorShape } from './errors.ts';
import type { CallName, CallParams, CallResult } from './queries/index.ts';
import type { TableChange } from './queries/snapshot.ts';

/** What is made ready of a snapshot nobody opened before, in the order of cost. */
export type PreparedSubject =
  | 'components'
  | 'cases'
  | 'rooms'
  | 'people'
  | 'premises'
  | 'lists'
  | 'clocks'
  | 'economy'
  | 'passes';

/** How far a snapshot nobody opened before is made ready (整理). */
export interface Preparation {
  /** What is being worked on. */
  readonly subject: PreparedSubject;
  /** Steps that are over, of so many. */
  readonly done: number;
  readonly total: number;
}

/** What the host tells without being asked. */
export interface HostEvents {
  /** The current snapshot changed while the window was open. */
  'snapshot.changed': {
    readonly from: string | undefined;
    readonly to: string;
    readonly changes: readonly TableChange[];
  };
  /** The published pointer names a snapshot that cannot be opened; the old one stays in use. */
  'snapshot.refused': { readonly id: string; readonly error: ErrorShape };
  /** A snapshot nobody opened before is being made ready; without `progress` that is over. */
  'snapshot.preparing': { readonly progress?: Preparation };
}

export type HostEventName = keyof HostEvents;

/** The one way to ask: the same over every transport. */
export interface HostClient {
  call<N extends CallName>(
    name: N,
    params: CallParams<N>,
    signal?: AbortSignal,
  ): Promise<CallResult<N>>;
  listen<E extends HostEventName>(event: E, listener: (payload: HostEvents[E]) => void): () => void;
}

/** Caller → host over a port. */
export type PortRequest =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly params: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** Host → caller over a port. */
export type PortReply =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: ErrorShape }
  | { readonly type: 'event'; readonly event: string; readonly payload: unknown };
