import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { CHUNK_BITS, destroyedChunks } from '../sealing/chunks.ts';
import type { BuildState } from './build-state.ts';

/**
 * Whether rows of a table of the snapshot in use, held ones too, are sealed under a key that was destroyed (密钥已销毁): they
 * are not carried on, compared or tried again, and files they came from have to be read anew.
 */
export async function hasDestroyedRows(state: BuildState, table: TableSpec): Promise<boolean> {
  const { bench } = state;
  const keys = await state.keysOf(table);
  if (!keys || keys.destroyedKeys === 0) return false;
  let found = false;
  await bench.withPrevious(table.file, async (schema) => {
    found = (await destroyedChunks(bench.db, keys, table, schema)) > 0;
    if (found) return;
    const held = await bench.db.all<{ epoch: number }>(
      `SELECT DISTINCT epoch FROM ${schema}.held_row_sealed WHERE chunk IN
        (SELECT id >> ${CHUNK_BITS} FROM ${schema}.held_row WHERE table_name = ?)`,
      [table.name],
    );
    found = held.some(({ epoch }) => keys.isDestroyed(epoch));
  });
  return found;
}

/** An incremental delivery would keep rows that nobody can read beside its own. Errors: `invalid`. */
export async function requireReadable(state: BuildState, table: TableSpec): Promise<void> {
  if (!(await hasDestroyedRows(state, table))) return;
  throw new TwinError(
    'invalid',
    say`The key of ${table.department.title} was destroyed, so an incremental delivery of ${table.title} cannot join the rows there are. Deliver the whole table; nothing was changed.`,
  );
}
