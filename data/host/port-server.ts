import { toErrorShape } from '../../contract/errors.ts';
import type { PortReply, PortRequest } from '../../contract/host.ts';
import type { PortLike } from '../../contract/port.ts';
import type { Principal } from '../../contract/principal.ts';
import type { Dispatch } from './dispatch.ts';
import type { EventHub } from './events.ts';

/**
 * Answers calls that come over a port, all for one caller, and passes events on. Ends by itself when the port closes:
 * calls under way are cancelled. Gives the function that ends it.
 */
export function servePort(
  port: PortLike,
  principal: Principal,
  dispatch: Dispatch,
  events: Pick<EventHub, 'add'>,
): () => void {
  const running = new Map<number, AbortController>();
  const removeSink = events.add((event, payload) => send(port, { type: 'event', event, payload }));

  async function answer(id: number, name: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const value = await dispatch(principal, name, params, controller.signal);
      if (!controller.signal.aborted) send(port, { type: 'result', id, value }, buffersOf(value));
    } catch (error) {
      if (!controller.signal.aborted) send(port, { type: 'error', id, error: toErrorShape(error) });
    } finally {
      running.delete(id);
    }
  }

  function receive(message: unknown): void {
    if (!isRequest(message)) return;
    if (message.type === 'cancel') running.get(message.id)?.abort();
    else void answer(message.id, message.name, message.params);
  }

  function stop(): void {
    removeSink();
    for (const controller of running.values()) controller.abort();
    running.clear();
  }

  port.onMessage(receive);
  port.onClose(stop);
  return () => {
    stop();
    port.close();
  };
}

function send(port: PortLike, reply: PortReply, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(reply, transfer);
}

function isRequest(message: unknown): message is PortRequest {
  const { type, id, name } = (message ?? {}) as { type?: unknown; id?: unknown; name?: unknown };
  if (typeof id !== 'number') return false;
  return type === 'cancel' || (type === 'call' && typeof name === 'string');
}

/** Buffers of packed columns: they are moved to the caller, not copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}
