import { TwinError } from '../../contract/errors.ts';
import type { RowAccount } from '../../contract/queries/snapshot.ts';
import { say } from '../../contract/sentence.ts';
import type { TableComparison } from './compare.ts';
import type { TableDelivery } from './delivery.ts';
import type { LoadedRows } from './load-rows.ts';
import type { SourceFileRecord } from './manifest.ts';
import type { RemovedRows } from './merge.ts';
import { recipeOf } from './repeated.ts';

/** What became of the rows of each file. Errors: `internal` when they do not add up. */
export function accounts(
  delivery: TableDelivery,
  fileIds: readonly number[],
  loaded: LoadedRows,
  { perFile }: TableComparison,
  removedRows: readonly RemovedRows[] = [],
): RowAccount[] {
  const counts = delivery.finish();
  return delivery.files.map((file, index) => {
    const compared = perFile.find(({ fileId }) => fileId === fileIds[index]);
    const refused = loaded.rejected.filter((row) => row.file === index).length;
    const account = {
      read: counts.read[index] ?? 0,
      accepted:
        (compared?.added ?? 0) + (compared?.changed ?? 0) + (removedRows[index]?.found ?? 0),
      held: loaded.held[index] ?? 0,
      rejected: refused + (counts.rejected[index] ?? 0),
      unchanged: (compared?.unchanged ?? 0) + (removedRows[index]?.missing ?? 0),
    };
    checkAccount(file.name, account);
    return account;
  });
}

function checkAccount(name: string, account: RowAccount): void {
  const sum = account.accepted + account.held + account.rejected + account.unchanged;
  if (sum === account.read) return;
  throw new TwinError(
    'internal',
    say`The rows of ${name} do not add up: ${account.read} read, but ${account.accepted} accepted + ${account.held} held + ${account.rejected} rejected + ${account.unchanged} unchanged. Nothing was published; please report this.`,
    { file: name },
  );
}

/** The files of a delivery as the manifest names them, without their batch. */
export function sourceRecords(
  delivery: TableDelivery,
  fileIds: readonly number[],
  perFile: readonly RowAccount[],
): SourceFileRecord[] {
  const { table, files } = delivery;
  const recipe = recipeOf(delivery);
  const { crs: decided, columns } = delivery.finish();
  return files.map((file, index) => ({
    table: table.name,
    fileId: fileIds[index] ?? 0,
    ...file,
    ...(decided?.[index] ? { crs: decided[index] } : {}),
    ...(columns?.[index] ? { columns: columns[index] } : {}),
    department: table.department,
    account: perFile[index] as RowAccount,
    ...(recipe === undefined ? {} : { recipe }),
  }));
}
