import type { SnapshotFileName, TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb, WriteDb } from '../driver/port.ts';
import { dropIndexStatements, quote } from '../schema/ddl.ts';
import { CHUNK_ROWS } from '../sealing/chunks.ts';
import { blankSealed } from './blank-sealed.ts';
import type { BuildState } from './build-state.ts';
import { renewedComparison, type TableComparison } from './compare.ts';
import { agedApart, noteLeaving } from './compare-delivered.ts';
import type { DeliveredRow, TableDelivery } from './delivery.ts';
import { hasDestroyedRows } from './destroyed-rows.ts';
import { deleteHeldRows } from './held.ts';
import { KnownRows } from './known-rows.ts';
import { type LoadedRows, loadRows } from './load-rows.ts';
import type { SourceFileRecord } from './manifest.ts';
import { type LineageRun, moveLineage } from './move-lineage.ts';
import { rowPlan } from './row-plan.ts';
import { nextChunkStart } from './settle.ts';
import { tablePath } from './workbench.ts';

/** How the rows of a table follow from those of the snapshot in use: the others kept their row numbers. */
export interface Renewal {
  /** Row numbers from here on are new. */
  readonly firstId: number;
  /** Row numbers of before that are no more, ascending. */
  readonly gone: readonly number[];
  /** Rows that stay and stand elsewhere in the files now. */
  readonly moved: readonly LineageRun[];
}

export interface RenewedTable {
  readonly loaded: LoadedRows;
  readonly comparison: TableComparison;
}

/** From this share of rows that differ on, indexes are made anew instead of being kept up to date row by row. */
export const WORTH_NEW_INDEXES = 1 / 8;
/** Row numbers a row, beside a few chunks: above that most have gone, and the table is written anew. */
const SPARSE = 2;
const FEW_NUMBERS = CHUNK_ROWS * 16;
/** Share of empty pages from which on a file is written anew. */
const HOLLOW = 1 / 4;

/**
 * Whether a full delivery of a table can be taken as its difference from the snapshot in use: the file is copied with
 * its indexes and only rows that differ are written. Not the base, to whose rows others refer by slot, not tables or files
 * with many holes, nor rows whose key was destroyed.
 */
export async function isRenewable(
  state: BuildState,
  { table, parts }: Pick<TableDelivery, 'table' | 'parts'>,
): Promise<boolean> {
  const { bench } = state;
  const { file } = table;
  if (file === 'base' || parts || (await hasDestroyedRows(state, table))) return false;
  let isDense = false;
  await bench.withPrevious(file, async (schema) => {
    isDense = (await hasFewHoles(bench.db, schema, table)) && (await isFull(bench.db, schema));
  });
  return isDense;
}

async function hasFewHoles(db: ReadDb, schema: string, table: TableSpec): Promise<boolean> {
  const row = await db.get<{ last: number | null; rows: number }>(
    `SELECT max(id) AS last, count(*) AS rows FROM ${schema}.${quote(table.name)}`,
  );
  return row !== undefined && row.rows > 0 && (row.last ?? 0) <= row.rows * SPARSE + FEW_NUMBERS;
}

async function isFull(db: ReadDb, schema: string): Promise<boolean> {
  const free = await db.get<{ freelist_count: number }>(`PRAGMA ${schema}.freelist_count`);
  const all = await db.get<{ page_count: number }>(`PRAGMA ${schema}.page_count`);
  return (free?.freelist_count ?? 0) <= (all?.page_count ?? 0) * HOLLOW;
}

/**
 * Takes a full delivery as its difference from the snapshot in use. Rows that are there already, told by their digests,
 * stay under their numbers; new and changed ones get new numbers in new sealed chunks, as in an incremental delivery; those
 * that did not come go, their sealed values too.
 */
export async function renewTable(
  state: BuildState,
  delivery: TableDelivery,
  fileIds: readonly number[],
): Promise<RenewedTable> {
  const { table } = delivery;
  const { bench } = state;
  await bench.carryTable(table);
  await deleteHeldRows(bench.db, table);
  const known = await KnownRows.load(bench.db, table);
  const firstId = await nextChunkStart(state, table);
  const rows = relieved(bench.db, table, known, delivery.rows);
  const plan = rowPlan(table);
  const fileNames = delivery.files.map(({ name }) => name);
  const into = { fileIds, fileNames, firstId, replace: true, known };
  const loaded = await loadRows(state, { plan, rows, ...into });
  const [moved, gone] = [known.moved(), known.left()];
  await moveLineage(bench.db, table, moved);
  await removeRows(state, table, gone);
  state.renewals.set(table.name, { firstId, gone, moved });
  let comparison: TableComparison | undefined;
  await bench.withPrevious(table.file, async (schema) => {
    const renewed = await renewedComparison(bench.db, table, schema, { firstId, fileIds, known });
    comparison = await agedApart(bench.db, table, schema, renewed);
    noteLeaving(state, comparison, known.size);
  });
  return { loaded, comparison: comparison as TableComparison };
}

/** Passes rows on; once many of them differ the indexes go, to be made anew when the file is completed. */
async function* relieved(
  db: WriteDb,
  table: TableSpec,
  known: KnownRows,
  rows: AsyncIterable<readonly DeliveredRow[]>,
): AsyncGenerator<readonly DeliveredRow[]> {
  let areIndexed = true;
  for await (const batch of rows) {
    yield batch;
    if (!areIndexed || known.strangers <= known.size * WORTH_NEW_INDEXES) continue;
    areIndexed = false;
    for (const sql of dropIndexStatements(table, table.file)) await db.exec(sql);
  }
}

/** The older versions of changed rows are gone already where the index of the natural key told them. */
async function removeRows(
  state: BuildState,
  table: TableSpec,
  ids: readonly number[],
): Promise<void> {
  const { db } = state.bench;
  await db.run(`DELETE FROM ${tablePath(table)} WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);
  const keys = await state.keysOf(table);
  if (keys) await blankSealed(db, table, keys, ids);
}

/** Ids of the files of a delivery: a file keeps the id that one of its name had, so that its rows need not be told anew. */
export function continuedFileIds(state: BuildState, { table, files }: TableDelivery): number[] {
  const before: SourceFileRecord[] = [...(state.sources.get(table.name) ?? [])];
  return files.map(({ name }) => {
    const at = before.findIndex((record) => record.name === name);
    const [same] = at < 0 ? [] : before.splice(at, 1);
    return same?.fileId ?? state.nextFileId(table.file as SnapshotFileName);
  });
}
