import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { BuildState } from './build-state.ts';
import { referredTables } from './build-state.ts';
import type { TableComparison } from './compare.ts';
import { firstComparison } from './compare.ts';
import { compareWithPrevious } from './compare-delivered.ts';
import type { DeliveryOutcome, TableDelivery } from './delivery.ts';
import { accounts, sourceRecords } from './delivery-accounts.ts';
import { latestDate } from './compose-manifest.ts';
import { deleteHeldRows } from './held.ts';
import type { LoadedRows } from './load-rows.ts';
import { loadRows } from './load-rows.ts';
import { mergeRows } from './merge.ts';
import { requireConcealed } from './clear-numbers.ts';
import { requireReadable } from './destroyed-rows.ts';
import { continuedFileIds, isRenewable, renewTable } from './renew-table.ts';
import { isRepeated, modeOf, removedKeys, repeatedOutcome } from './repeated.ts';
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
  if (await isRepeated(state, delivery)) {
    await settleTable(state, table);
    return repeatedOutcome(state, table);
  }
  noteOlder(state, delivery);
  state.settled.add(table.name);
  state.moved.add(table.name);
  return modeOf(state, delivery) === 'full'
    ? replaceTable(state, delivery)
    : mergeTable(state, delivery);
}

/** Has files of an older date than the rows they meet block publishing. */
function noteOlder(state: BuildState, { table, files }: TableDelivery): void {
  const loaded = latestDate(state.sources.get(table.name) ?? []);
  const delivered = latestDate(files);
  if (delivered >= loaded) return;
  state.blocks.push({
    sentence: `${table.title} is loaded as of ${loaded}, these files are of ${delivered}.`,
    option: 'allowOlder',
    older: { table: table.name, loaded, delivered },
  });
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
  loaded.forgetKeys();
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
  const fileNames = files.map(({ name }) => name);
  const into = { fileIds, fileNames, firstId: 1 };
  const loaded = await loadRows(state, { plan, rows: delivery.rows, ...into });
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
  await requireReadable(state, table);
  await requireConcealed(state, table);
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

async function closeSlots(state: BuildState, table: TableSpec): Promise<void> {
  if (table.identity !== 'slot') return;
  const book = await state.slotBook(table.name);
  book.retireUnseen();
  await book.save(state.bench.db);
}

function deliveredTwice(table: TableSpec): TwinError {
  return new TwinError(
    'invalid',
    say`${table.title} was delivered twice in one import; put all its files into one delivery.`,
  );
}
