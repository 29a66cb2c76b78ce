import { fromErrorShape, TwinError } from './errors.ts';
import { say } from './sentence.ts';
import type { HostClient, HostEventName, HostEvents, PortReply, PortRequest } from './host.ts';
import type { PortLike } from './port.ts';
import type { CallName, CallParams, CallResult } from './queries/index.ts';

export { fromNodePort, fromWebPort } from './port.ts';
export type { PortLike } from './port.ts';

/** A client over a port. */
export interface PortClient extends HostClient {
  /** Ends the port; calls under way and calls to come are rejected with `busy`. */
  close(): void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Listener = (payload: unknown) => void;

const CLOSED = say`The connection to the data host has ended. It is being restarted; repeat the request in a moment.`;

/** The caller's side of a port to the data host. */
export function createPortClient(port: PortLike): PortClient {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<Listener>>();
  let lastId = 0;
  let closed = false;

  function send(request: PortRequest): void {
    port.postMessage(request, []);
  }

  function settle(id: number, finish: (call: Pending) => void): void {
    const call = pending.get(id);
    pending.delete(id);
    if (call) finish(call);
  }

  function receive(reply: PortReply): void {
    if (reply.type === 'result') settle(reply.id, (call) => call.resolve(reply.value));
    else if (reply.type === 'error')
      settle(reply.id, (call) => call.reject(fromErrorShape(reply.error)));
    else for (const listener of listeners.get(reply.event) ?? []) listener(reply.payload);
  }

  function end(): void {
    closed = true;
    for (const id of [...pending.keys()])
      settle(id, (call) => call.reject(new TwinError('busy', CLOSED)));
  }

  function cancel(id: number, reason: unknown): void {
    settle(id, (call) => {
      send({ type: 'cancel', id });
      call.reject(reason);
    });
  }

  function call<N extends CallName>(
    name: N,
    params: CallParams<N>,
    signal?: AbortSignal,
  ): Promise<CallResult<N>> {
    if (closed) return Promise.reject(new TwinError('busy', CLOSED));
    if (signal?.aborted) return Promise.reject(signal.reason);
    lastId += 1;
    const id = lastId;
    const answer = new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject }));
    const onAbort = (): void => cancel(id, signal?.reason);
    signal?.addEventListener('abort', onAbort);
    send({ type: 'call', id, name, params });
    return answer.finally(() => signal?.removeEventListener('abort', onAbort)) as Promise<
      CallResult<N>
    >;
  }

  function listen<E extends HostEventName>(
    event: E,
    listener: (payload: HostEvents[E]) => void,
  ): () => void {
    const of = listeners.get(event) ?? new Set<Listener>();
    listeners.set(event, of);
    const entry: Listener = (payload) => listener(payload as HostEvents[E]);
    of.add(entry);
    return () => void of.delete(entry);
  }

  port.onMessage((message) => receive(message as PortReply));
  port.onClose(end);
  return {
    call,
    listen,
    close() {
      port.close();
      end();
    },
  };
}
