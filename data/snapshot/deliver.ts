import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { RowAccount } from '../../contract/queries/snapshot.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { BuildState } from './build-state.ts';
import { referredTables } from './build-state.ts';
import type { TableComparison } from './compare.ts';
import { firstComparison, tableChange } from './compare.ts';
import { compareWithPrevious } from './compare-delivered.ts';
import type { DeliveryMode, DeliveryOutcome, TableDelivery } from './delivery.ts';
import { deleteHeldRows } from './held.ts';
import type { LoadedRows } from './load-rows.ts';
import { loadRows } from './load-rows.ts';
import type { SourceFileRecord } from './manifest.ts';
import type { RemovedRows } from './merge.ts';
import { mergeRows } from './merge.ts';
import { continuedFileIds, isRenewable, renewTable } from './renew-table.ts';
import { takeParts } from './row-parts.ts';
import { rowPlan } from './row-plan.ts';
import { settleTable } from './settle.ts';

/**
 * Takes a delivery of one table. Errors: `invalid` for a second delivery or one older than the rows it meets, `internal`
 * when counts disagree.
 */
export async function deliverTable(
  state: BuildState,
  delivery: TableDelivery,
): Promise<DeliveryOutcome> {
  const { table } = delivery;
  if (state.delivered.has(table.name)) throw deliveredTwice(table);
  for (const name of referredTables(table)) await settleTable(state, tableSpec(name));
  state.delivered.add(table.name);
  state.bench.arrived(table);
  if (isRepeated(state, delivery)) {
    await settleTable(state, table);
    return repeatedOutcome(state, table);
  }
  refuseOlder(state, delivery);
  state.settled.add(table.name);
  state.moved.add(table.name);
  return modeOf(state, delivery) === 'full'
    ? replaceTable(state, delivery)
    : mergeTable(state, delivery);
}

function modeOf(state: BuildState, { mode }: TableDelivery): DeliveryMode {
  return mode ?? state.mode;
}

function refuseOlder(state: BuildState, { table, files }: TableDelivery): void {
  const loaded = latest(state.sources.get(table.name) ?? []);
  const delivered = latest(files);
  if (state.allowOlder || delivered >= loaded) return;
  throw new TwinError(
    'invalid',
    say`${table.title} is loaded as of ${loaded}, these files are of ${delivered}. Import the newer export, or allow the older one with --allow-older.`,
    { file: files[0]?.name ?? table.title },
  );
}

function latest(files: readonly { readonly asOf: string }[]): string {
  return files.reduce((last, { asOf }) => (asOf > last ? asOf : last), '');
}

/** What came of the rows of a full delivery. */
interface WrittenTable {
  readonly fileIds: readonly number[];
  readonly loaded: LoadedRows;
  readonly comparison: TableComparison;
}

async function replaceTable(state: BuildState, delivery: TableDelivery): Promise<DeliveryOutcome> {
  const { table } = delivery;
  const { fileIds, loaded, comparison } = await writeTable(state, delivery);
  const perFile = accounts(delivery, fileIds, loaded, comparison);
  state.changes.set(table.name, comparison.change);
  state.sources.set(table.name, sourceRecords(delivery, fileIds, perFile));
  return { perFile, rejected: loaded.rejected, change: comparison.change, reused: false };
}

/** Writes what differs from the snapshot in use where that is less, else all rows. */
async function writeTable(state: BuildState, delivery: TableDelivery): Promise<WrittenTable> {
  if (!(await isRenewable(state, delivery))) return writeAnew(state, delivery);
  const fileIds = continuedFileIds(state, delivery);
  return { fileIds, ...(await renewTable(state, delivery, fileIds)) };
}

async function writeAnew(state: BuildState, delivery: TableDelivery): Promise<WrittenTable> {
  const { table, files } = delivery;
  await state.bench.createTable(table);
  await deleteHeldRows(state.bench.db, table);
  const fileIds = files.map(() => state.nextFileId(table.file));
  const plan = rowPlan(table);
  const loaded = await loadRows(state, { plan, rows: delivery.rows, fileIds, firstId: 1 });
  if (delivery.parts) await takeParts(state.bench.db, table, delivery.parts, fileIds);
  await closeSlots(state, table);
  const isCounted = !delivery.parts && !state.bench.hasPrevious(table.file);
  const comparison = isCounted
    ? firstComparison(table, fileIds, loaded.accepted)
    : await compareWithPrevious(state, table);
  return { fileIds, loaded, comparison };
}

async function mergeTable(state: BuildState, delivery: TableDelivery): Promise<DeliveryOutcome> {
  const { table } = delivery;
  const fileIds = delivery.files.map(() => state.nextFileId(table.file));
  const named = { ...delivery, removed: removedKeys(state, delivery) };
  const { loaded, removedRows, older } = await mergeRows(state, named, fileIds);
  const comparison = await compareWithPrevious(state, table);
  const perFile = accounts(delivery, fileIds, loaded, comparison, removedRows);
  const newer = sourceRecords(named, fileIds, perFile).map((record, index) => ({
    ...record,
    mode: 'incremental' as const,
    superseded: loaded.removals.filter(({ file }) => file === index).length,
  }));
  state.changes.set(table.name, comparison.change);
  state.sources.set(table.name, [...older, ...newer]);
  return { perFile, rejected: loaded.rejected, change: comparison.change, reused: false };
}

function removedKeys(state: BuildState, { table, removed }: TableDelivery): readonly string[] {
  return removed ?? state.removed[table.name] ?? [];
}

/** A full delivery is repeated when all files are those of last time, an incremental one when they were the last to come. */
function isRepeated(state: BuildState, delivery: TableDelivery): boolean {
  const { table, files } = delivery;
  const records = state.sources.get(table.name);
  if (!records || !isDeepStrictEqual(state.previous?.profile, state.profile)) return false;
  const incremental = modeOf(state, delivery) === 'incremental';
  const before = incremental ? records.slice(-files.length) : records;
  const sums = (list: readonly { readonly sha256: string }[]) => list.map(({ sha256 }) => sha256);
  if (!isDeepStrictEqual(sums(before), sums(files))) return false;
  const recipe = recipeOf({ ...delivery, removed: removedKeys(state, delivery) });
  return before.every(
    (record) => record.recipe === recipe && (record.mode === 'incremental') === incremental,
  );
}

/** Keys to remove are no file, so they count as part of the recipe. */
function recipeOf({ recipe, removed = [] }: TableDelivery): string | undefined {
  if (removed.length === 0) return recipe;
  return createHash('sha256')
    .update(JSON.stringify([recipe, removed]))
    .digest('hex');
}

function repeatedOutcome(state: BuildState, table: TableSpec): DeliveryOutcome {
  const change = state.changes.get(table.name);
  const perFile = (state.sources.get(table.name) ?? []).map(({ account }) => ({
    ...account,
    accepted: 0,
    unchanged: account.accepted + account.unchanged,
  }));
  const none = tableChange(table, { added: 0, changed: 0, removed: 0 });
  return { perFile, rejected: [], change: change ?? none, reused: true };
}

async function closeSlots(state: BuildState, table: TableSpec): Promise<void> {
  if (table.identity !== 'slot') return;
  const book = await state.slotBook(table.name);
  book.retireUnseen();
  await book.save(state.bench.db);
}

function accounts(
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

function sourceRecords(
  delivery: TableDelivery,
  fileIds: readonly number[],
  perFile: readonly RowAccount[],
): SourceFileRecord[] {
  const { table, files } = delivery;
  const recipe = recipeOf(delivery);
  const { crs: decided } = delivery.finish();
  return files.map((file, index) => ({
    table: table.name,
    fileId: fileIds[index] ?? 0,
    ...file,
    ...(decided?.[index] ? { crs: decided[index] } : {}),
    department: table.department,
    account: perFile[index] as RowAccount,
    ...(recipe === undefined ? {} : { recipe }),
  }));
}

function deliveredTwice(table: TableSpec): TwinError {
  return new TwinError(
    'invalid',
    say`${table.title} was delivered twice in one import; put all its files into one delivery.`,
  );
}
