import type { HostEvents } from '../../contract/host.ts';

/** Tells everybody who listens. */
export type Emit<Events = HostEvents> = <E extends keyof Events & string>(
  event: E,
  payload: Events[E],
) => void;

/** Receives every event. */
export type EventSink = (event: string, payload: unknown) => void;

/** Fans events out to sinks. */
export interface EventHub<Events = HostEvents> {
  readonly emit: Emit<Events>;
  /** Gives the function that takes the sink off again. */
  add(sink: EventSink): () => void;
}

/** An empty hub. */
export function createEventHub<Events = HostEvents>(): EventHub<Events> {
  const sinks = new Set<EventSink>();
  return {
    emit: (event, payload) => {
      for (const sink of [...sinks]) sink(event, payload);
    },
    add(sink) {
      sinks.add(sink);
      return () => void sinks.delete(sink);
    },
  };
}
