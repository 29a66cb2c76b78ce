import { createHash } from 'node:crypto';

/** Hash that binds a row of the workspace to the one before it: over its fields and that one's hash. */
export function chainHash(fields: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Does one thing after the other, so that a chain cannot fork. */
export function oneByOne(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
