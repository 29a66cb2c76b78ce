import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { keepLatest } from '../statistics/keep-latest.ts';
import type { QueryContext } from './context.ts';

/**
 * Keeps the result of a query without parameters as long as its snapshot is open: a published snapshot never changes.
 * Not for results that depend on the caller; buffers that will be transferred are copied first.
 */
export function oncePerSnapshot<
  Result,
  Context extends Pick<QueryContext, 'snapshot'> = QueryContext,
>(query: (context: Context) => Promise<Result>): (context: Context) => Promise<Result> {
  const results = new WeakMap<OpenSnapshot, Promise<Result>>();
  return (context) => {
    const known = results.get(context.snapshot);
    if (known) return known;
    const result = query(context);
    results.set(context.snapshot, result);
    result.catch(() => results.delete(context.snapshot));
    return result;
  };
}

/** Keeps what is read of a snapshot as long as it is open. */
export function readOnce<Result>(
  read: (snapshot: OpenSnapshot) => Promise<Result>,
): (snapshot: OpenSnapshot) => Promise<Result> {
  const once = oncePerSnapshot(({ snapshot }: Pick<QueryContext, 'snapshot'>) => read(snapshot));
  return (snapshot) => once({ snapshot });
}

/**
 * Keeps the last `most` answers of a query as long as its snapshot is open. `keyOf` names everything an answer depends
 * on: parameters, and what the caller may see. Buffers that will be transferred are copied first.
 */
export function keptPerSnapshot<Params, Result>(
  most: number,
  keyOf: (context: QueryContext, params: Params) => string,
  query: (context: QueryContext, params: Params) => Promise<Result>,
): (context: QueryContext, params: Params) => Promise<Result> {
  const answers = new WeakMap<OpenSnapshot, Map<string, Promise<Result>>>();
  return (context, params) => {
    const known = answers.get(context.snapshot) ?? new Map<string, Promise<Result>>();
    answers.set(context.snapshot, known);
    const key = keyOf(context, params);
    const answer = known.get(key) ?? query(context, params);
    answer.catch(() => known.delete(key));
    return keepLatest(known, key, answer, most);
  };
}
