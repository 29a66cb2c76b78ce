import { TwinError } from '../../contract/errors.ts';
import { say, word } from '../../contract/sentence.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { dropIndexStatements, keyColumn, quote } from '../schema/ddl.ts';
import { blankSealed } from './blank-sealed.ts';
import type { BuildState } from './build-state.ts';
import type { DeliveredRow, TableDelivery } from './delivery.ts';
import { deleteHeldRows, heldRows } from './held.ts';
import { keysOfNumbers } from './keys-of-number.ts';
import type { LoadedRows } from './load-rows.ts';
import { loadRows } from './load-rows.ts';
import type { SourceFileRecord } from './manifest.ts';
import { naturalKey, rowPlan } from './row-plan.ts';
import { nextChunkStart } from './settle.ts';
import { tablePath } from './workbench.ts';

/** Rows of one file that asked to remove another: those that met one, and those that met none. */
export interface RemovedRows {
  readonly found: number;
  readonly missing: number;
}

export interface MergedRows {
  readonly loaded: LoadedRows;
  /** By file index. */
  readonly removedRows: readonly RemovedRows[];
  /** Source files of before that still have rows, with what the delivery took from them. */
  readonly older: readonly SourceFileRecord[];
}

/**
 * Takes an incremental delivery into a table: its rows replace those with the same natural key, rows named as removed that
 * do not come go, all others keep their row numbers. Sealed values of rows that went are taken out of their chunks. Rows held before are
 * tried again unless the delivery brings or removes them. A row that is held takes its older version away too, as in a full
 * delivery: there is one row a key, in the table or held.
 */
export async function mergeRows(
  state: BuildState,
  delivery: TableDelivery,
  fileIds: readonly number[],
): Promise<MergedRows> {
  const { table, rows } = delivery;
  const { bench } = state;
  await bench.keepTable(table);
  const removed = await namedKeys(bench.db, table, delivery.removed ?? []);
  for (const sql of dropIndexStatements(table, table.file)) await bench.db.exec(sql);
  await deleteHeldRows(bench.db, table);
  const firstId = await nextChunkStart(state, table);
  const plan = rowPlan(table);
  const fileNames = delivery.files.map(({ name }) => name);
  const into = { fileIds, fileNames, firstId, replace: true };
  const loaded = await loadRows(state, { plan, rows, ...into });
  const named = removed.filter((key) => !loaded.hasSeen(key));
  const gone = new Set([...named, ...loaded.removals.map(({ removedKey }) => removedKey)]);
  const found = await presentKeys(bench.db, table, [...gone]);
  const left = new Set([...gone, ...loaded.heldKeys]);
  const dropped = await dropReplaced(state, table, [...left], firstId);
  if (table.identity === 'row')
    state.renewals.set(table.name, { firstId, gone: dropped, moved: [] });
  const skip = (key: string) => gone.has(key) || loaded.hasSeen(key);
  const held = await retryHeld(state, table, skip);
  loaded.forgetKeys();
  for (const key of held.skippedKeys) found.add(key);
  if (table.identity === 'slot') await retireSlots(state, table, left);
  return {
    loaded,
    removedRows: fileIds.map((_, file) => countRemovals(loaded, file, found)),
    older: await olderRecords(state, table, held),
  };
}

/** Keys of the rows to remove; a number that begins again each year names a row alone where only one year has it. */
async function namedKeys(
  db: ReadDb,
  table: TableSpec,
  removed: readonly string[],
): Promise<readonly string[]> {
  if (!table.yearly || removed.length === 0) return removed;
  const present = await presentKeys(db, table, removed);
  const meant = await keysOfNumbers(db, table, removed);
  return removed.map((text) => {
    const [key, ...others] = meant.get(text) ?? [];
    if (present.has(text) || key === undefined) return text;
    if (others.length === 0) return key;
    throw new TwinError(
      'invalid',
      say`Several years have ${word(table.titleEn)} ${text}: name the row to remove with its year, like ${text} (2013).`,
    );
  });
}

function countRemovals({ removals }: LoadedRows, file: number, found: Set<string>): RemovedRows {
  const own = removals.filter((removal) => removal.file === file);
  const met = own.filter(({ removedKey }) => found.has(removedKey)).length;
  return { found: met, missing: own.length - met };
}

/** The natural key as `naturalKey` makes it. */
function keyText(table: TableSpec): string {
  return table.naturalKey.map((name) => quote(name)).join(' || char(31) || ');
}

async function presentKeys(
  db: ReadDb,
  table: TableSpec,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.all<{ key: string }>(
    `SELECT ${keyText(table)} AS key FROM ${tablePath(table)}
     WHERE ${keyText(table)} IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(keys)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Gives the row numbers that went. */
async function dropReplaced(
  state: BuildState,
  table: TableSpec,
  gone: readonly string[],
  firstId: number,
): Promise<number[]> {
  const { db } = state.bench;
  const own = table.identity === 'row';
  const brought = `SELECT ${keyText(table)} FROM ${tablePath(table)} WHERE id >= ${firstId} UNION ALL`;
  const ids = (
    await db.all<{ id: number }>(
      `SELECT ${keyColumn(table)} AS id FROM ${tablePath(table)}
       WHERE ${own ? `id < ${firstId} AND` : ''} ${keyText(table)} IN
         (${own ? brought : ''} SELECT value FROM json_each(?)) ORDER BY 1`,
      [JSON.stringify(gone)],
    )
  ).map(({ id }) => id);
  await db.run(
    `DELETE FROM ${tablePath(table)} WHERE ${keyColumn(table)} IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const keys = await state.keysOf(table);
  if (keys) await blankSealed(db, table, keys, ids);
  return ids;
}

interface RetriedRows {
  readonly taken: readonly number[];
  /** By file index of the files of before: held rows the delivery stands for. */
  readonly skipped: readonly number[];
  readonly skippedKeys: readonly string[];
}

async function retryHeld(
  state: BuildState,
  table: TableSpec,
  skip: (key: string) => boolean,
): Promise<RetriedRows> {
  const { bench } = state;
  const plan = rowPlan(table);
  const fileIds = (state.sources.get(table.name) ?? []).map(({ fileId }) => fileId);
  const skipped = fileIds.map(() => 0);
  const skippedKeys: string[] = [];
  const keys = await state.keysOf(table);
  const firstId = await nextChunkStart(state, table);
  let taken: readonly number[] = skipped.slice();
  async function* waiting(schema: string): AsyncGenerator<DeliveredRow[]> {
    for await (const rows of heldRows(bench.db, schema, table, keys, fileIds)) {
      yield rows.filter((row) => {
        const key = naturalKey(plan, row);
        if (!skip(key)) return true;
        skipped[row.file] = (skipped[row.file] ?? 0) + 1;
        skippedKeys.push(key);
        return false;
      });
    }
  }
  await bench.withPrevious(table.file, async (schema) => {
    const loaded = await loadRows(state, { plan, rows: waiting(schema), fileIds, firstId });
    taken = loaded.accepted;
  });
  return { taken, skipped, skippedKeys };
}

async function retireSlots(
  state: BuildState,
  table: TableSpec,
  gone: ReadonlySet<string>,
): Promise<void> {
  const book = await state.slotBook(table.name);
  for (const key of gone) book.retire(key);
  await book.save(state.bench.db);
}

async function olderRecords(
  state: BuildState,
  table: TableSpec,
  { taken, skipped }: RetriedRows,
): Promise<SourceFileRecord[]> {
  const rows = await state.bench.db.all<{ fileId: number; rows: number }>(
    `SELECT source_file_id AS fileId, count(*) AS rows FROM ${tablePath(table)} GROUP BY 1`,
  );
  const present = new Map(rows.map(({ fileId, rows: count }) => [fileId, count]));
  const records = (state.sources.get(table.name) ?? []).map((record, index) => {
    const settled = (taken[index] ?? 0) + (skipped[index] ?? 0);
    const { accepted, held, unchanged } = record.account;
    const account = { ...record.account, accepted: accepted + settled, held: held - settled };
    const left = present.get(record.fileId) ?? 0;
    return { ...record, account, superseded: account.accepted + unchanged - left };
  });
  return records.filter(({ fileId, account }) => account.held > 0 || present.has(fileId));
}
