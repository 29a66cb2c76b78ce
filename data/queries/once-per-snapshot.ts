import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { QueryContext } from './context.ts';

/**
 * Keeps the result of a query without parameters as long as its snapshot is open: a published snapshot never changes.
 * Not for results that depend on the caller; buffers that will be transferred are copied first.
 */
export function oncePerSnapshot<Result>(
  query: (context: QueryContext) => Promise<Result>,
): (context: QueryContext) => Promise<Result> {
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
