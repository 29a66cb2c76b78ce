import type { TableDiff } from '../../../contract/queries/give-back.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { diffSnapshots } from '../../snapshot/diff.ts';
import type { QueryContext } from '../context.ts';
import { isPersonal } from '../records/record-table.ts';
import { requireWholeDistrict } from './row-history.ts';

/** `snapshot.rowChanges`. Errors: `not-found` for a snapshot that was cleared away, `forbidden` to an account of one area. Tables of persons of another department are left out. */
export async function rowChanges(
  { store, snapshot, principal, seesPeople }: QueryContext,
  { from, to = snapshot.manifest.id, table, offset, limit }: ParsedParams<'snapshot.rowChanges'>,
): Promise<TableDiff[]> {
  requireWholeDistrict(principal);
  const page = { offset, limit, ...(table === undefined ? {} : { table }) };
  const { tables } = await diffSnapshots(store, from, to, page);
  return tables
    .filter((one) => !tableSpec(one.table).derived)
    .filter((one) => seesPeople(one.table) || !isPersonal(tableSpec(one.table)))
    .map((one) => ({
      ...one,
      addedKeys: [...one.addedKeys],
      changedKeys: [...one.changedKeys],
      removedKeys: [...one.removedKeys],
      listed: isListed(one.table),
    }));
}

function isListed(name: string): boolean {
  const { naturalKey, columns } = tableSpec(name);
  return naturalKey.every((column) => (columns[column]?.privacy ?? 'open') === 'open');
}
