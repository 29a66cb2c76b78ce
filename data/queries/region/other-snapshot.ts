import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import type { QueryContext } from '../context.ts';

/** Runs work on a published snapshot: the one in use, or another that is opened for it. Errors: `not-found`, `stale`. */
export async function inSnapshot<Result>(
  { snapshot, store }: QueryContext,
  id: string | undefined,
  work: (snapshot: OpenSnapshot) => Promise<Result>,
): Promise<Result> {
  if (id === undefined || id === snapshot.manifest.id) return work(snapshot);
  if (!(await store.list()).includes(id)) {
    throw new TwinError(
      'not-found',
      say`There is no snapshot ${id} any more. Choose another one from the list.`,
    );
  }
  const other = await store.open(id);
  try {
    return await work(other);
  } finally {
    await other.close();
  }
}
