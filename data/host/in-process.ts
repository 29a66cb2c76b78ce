import type { HostClient, HostEvents } from '../../contract/host.ts';
import type { Principal } from '../../contract/principal.ts';
import type { CallResult } from '../../contract/queries/index.ts';
import type { Dispatch } from './dispatch.ts';
import type { EventHub } from './events.ts';

/** A client in the host's own process: for the command line and for tests. */
export function createInProcessClient(
  principal: Principal,
  dispatch: Dispatch,
  events: EventHub,
): HostClient {
  return {
    async call(name, params, signal = new AbortController().signal) {
      signal.throwIfAborted();
      const answer = dispatch(principal, name, params, signal);
      return untilAborted(answer, signal) as Promise<CallResult<typeof name>>;
    },
    listen(event, listener) {
      return events.add((name, payload) => {
        if (name === event) listener(payload as HostEvents[typeof event]);
      });
    },
  };
}

/** The answer, or the signal's reason as soon as it is aborted: a caller never waits for a statement under way. */
function untilAborted(answer: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
