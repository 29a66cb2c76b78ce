import type { HostEventName, HostEvents } from '../../contract/host.ts';

/** Tells everybody who listens. */
export type Emit = <E extends HostEventName>(event: E, payload: HostEvents[E]) => void;

/** Receives every event. */
export type EventSink = (event: HostEventName, payload: unknown) => void;

/** Fans events out to sinks. */
export interface EventHub {
  readonly emit: Emit;
  /** Gives the function that takes the sink off again. */
  add(sink: EventSink): () => void;
}

/** An empty hub. */
export function createEventHub(): EventHub {
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
