import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../contract/errors.ts';
import type { CallName, CallParams, CallResult } from '../../contract/queries/index.ts';
import { useHost, useTwin } from './host-context.tsx';
import { useSnapshot } from './use-snapshot.ts';

/**
 * An answer of the data host as a panel draws it. While the same question is asked again the old value stays; the same answer
 * is the same object, so that what is made of it can be kept.
 */
export type Answer<Value> =
  | { readonly kind: 'loading'; readonly value: Value | undefined }
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: ErrorShape; readonly retry: () => void };

interface Held<Value> {
  readonly question: string;
  readonly value?: Value;
  readonly error?: ErrorShape;
}

/**
 * Asks the data host, and again after a reconnection or a new snapshot. `undefined` asks nothing. The question before
 * is cancelled when another is asked.
 */
export function useCall<N extends CallName>(
  name: N,
  params: CallParams<N> | undefined,
): Answer<CallResult<N>> {
  const client = useHost();
  const connections = useTwin((state) => state.connections);
  const snapshotId = useSnapshot()?.id;
  const [held, hold] = useState<Held<CallResult<N>>>();
  const [attempt, setAttempt] = useState(0);
  const answered = useRef('');
  const question = params === undefined ? '' : `${name} ${JSON.stringify(params)}`;

  useEffect(() => {
    if (question === '') return;
    const withdrawal = new AbortController();
    const arrived = (answer: Held<CallResult<N>>): void => {
      if (withdrawal.signal.aborted) return;
      // What already stands there is renewed in slices: after a new snapshot all panels are at once.
      if (answered.current === question) startTransition(() => hold(answer));
      else hold(answer);
      answered.current = question;
    };
    client.call(name, params as CallParams<N>, withdrawal.signal).then(
      (value) => arrived({ question, value }),
      (error: unknown) => arrived({ question, error: toErrorShape(error) }),
    );
    return () => withdrawal.abort();
  }, [client, question, connections, snapshotId, attempt]);

  const retry = useCallback(() => {
    hold(undefined);
    setAttempt((count) => count + 1);
  }, []);
  const current = held?.question === question ? held : undefined;
  return useMemo(() => answerOf(current, retry), [current, retry]);
}

function answerOf<Value>(held: Held<Value> | undefined, retry: () => void): Answer<Value> {
  if (held?.error) return { kind: 'failed', error: held.error, retry };
  if (held?.value !== undefined) return { kind: 'done', value: held.value };
  return { kind: 'loading', value: undefined };
}
