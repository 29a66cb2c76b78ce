import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { OLD_NUMBER_GLOB } from '../masking/old-numbers.ts';
import { quote } from '../schema/ddl.ts';
import type { BuildState } from './build-state.ts';

/**
 * A table whose keys hold owners' ID numbers in clear takes no incremental delivery: concealed, the same owners would stand beside
 * themselves (0092). Errors: `invalid`.
 */
export async function requireConcealed(state: BuildState, table: TableSpec): Promise<void> {
  if (!table.naturalKey.includes('tax_no')) return;
  await state.bench.withPrevious(table.file, async (schema) => {
    const clear = await state.bench.db.get(
      `SELECT 1 AS found FROM ${schema}.${quote(table.name)} WHERE tax_no GLOB ? LIMIT 1`,
      [OLD_NUMBER_GLOB],
    );
    if (!clear) return;
    throw new TwinError(
      'invalid',
      say`${table.title} holds ID numbers of owners in clear, as snapshots of earlier versions do, and an incremental delivery would not replace their rows. Deliver the whole table; nothing was changed.`,
    );
  });
}
