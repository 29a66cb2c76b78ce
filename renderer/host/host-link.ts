import type { HostClient, HostEventName, HostEvents } from '../../contract/host.ts';
import type { PortClient } from '../../contract/port-client.ts';
import type { CallName, CallParams, CallResult } from '../../contract/queries/index.ts';

/** One client for the life of the window, over ports that come and go with the data host's process. */
export interface HostLink {
  readonly client: HostClient;
  /** Goes on over a fresh port; what waited is asked now and listeners move along. */
  attach(port: PortClient): void;
  /** The data host died: calls under way fail with `busy`, later ones wait for the next port. */
  lose(): void;
}

interface Subscription {
  readonly start: (port: PortClient) => () => void;
  stop: (() => void) | undefined;
}

/** A link without a port yet. */
export function createHostLink(): HostLink {
  let port: PortClient | undefined;
  const waiting = new Set<(port: PortClient) => void>();
  const subscriptions = new Set<Subscription>();

  function currentPort(signal: AbortSignal | undefined): Promise<PortClient> {
    if (port) return Promise.resolve(port);
    return new Promise((resolve, reject) => {
      const arrived = (next: PortClient) => {
        signal?.removeEventListener('abort', withdrawn);
        resolve(next);
      };
      const withdrawn = () => {
        waiting.delete(arrived);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', withdrawn);
      waiting.add(arrived);
    });
  }

  async function call<N extends CallName>(
    name: N,
    params: CallParams<N>,
    signal?: AbortSignal,
  ): Promise<CallResult<N>> {
    const over = await currentPort(signal);
    return over.call(name, params, signal);
  }

  function listen<E extends HostEventName>(
    event: E,
    listener: (payload: HostEvents[E]) => void,
  ): () => void {
    const start = (over: PortClient) => over.listen(event, listener);
    const subscription: Subscription = { start, stop: port && start(port) };
    subscriptions.add(subscription);
    return () => {
      subscription.stop?.();
      subscriptions.delete(subscription);
    };
  }

  function lose(): void {
    port?.close();
    port = undefined;
  }

  function attach(next: PortClient): void {
    lose();
    port = next;
    for (const each of subscriptions) each.stop = each.start(next);
    for (const arrived of [...waiting]) arrived(next);
    waiting.clear();
  }

  return { client: { call, listen }, attach, lose };
}
