import { tableSpec } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { clearColumns, sealedColumns } from '../../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../../driver/port.ts';
import { withoutOldNumber } from '../../masking/old-numbers.ts';
import { selectList } from '../../schema/added-columns.ts';
import { keyColumn, quote, sealedTable } from '../../schema/ddl.ts';
import { openColumns, CHUNK_BITS, CHUNK_ROWS } from '../../sealing/chunks.ts';
import type { DepartmentKeys, SealedBlob } from '../../sealing/department-keys.ts';
import { sameKey } from '../compare.ts';
import type { Renewal } from '../renew-table.ts';
import { KEYED_COLUMN_NAMES } from '../row-plan.ts';
import type { ColumnChange, RowChange } from './change.ts';

/** Rows compared at once: few enough to hold, enough that a sealed chunk is opened seldom more than once. */
const ROWS_A_READ = 20_000;
const UNIT_SEPARATOR = '\u001f';

type Values = Readonly<Record<string, SqlValue>>;

/** Where the two versions of a table are attached and how their sealed values open. */
export interface ComparedTable {
  readonly db: ReadDb;
  readonly table: TableSpec;
  readonly older: string;
  readonly newer: string;
  /** Schema names of the older and newer `base`, to name rooms and buildings by their keys. */
  readonly bases: { readonly older: string; readonly newer: string };
  readonly keys: DepartmentKeys | undefined;
  /** Where it is known which rows are new and which are gone, only those are looked at. */
  readonly renewal: Renewal | undefined;
}

/** Rows of the newer version that the older one does not have. */
export async function* addedRows({
  db,
  table,
  older,
  newer,
  renewal,
}: ComparedTable): AsyncGenerator<RowChange[]> {
  const name = quote(table.name);
  const id = keyColumn(table);
  const page = `SELECT n.${id} AS id, ${keySql(table, 'n')} AS key FROM ${newer}.${name} n
    WHERE n.${id} > ? AND NOT EXISTS (SELECT 1 FROM ${older}.${name} p WHERE ${sameKey(table)})
    ORDER BY 1 LIMIT ${ROWS_A_READ}`;
  const before = (renewal?.firstId ?? 0) - 1;
  for await (const rows of pages<{ id: number; key: string }>(db, page, before)) {
    yield rows.map(({ key }) => ({ key, kind: 'added', open: {}, hidden: [], hiddenBefore: {} }));
  }
}

/** Rows both versions have that differ, with the columns that do. */
export async function* changedRows(compared: ComparedTable): AsyncGenerator<RowChange[]> {
  const { table, older, newer } = compared;
  const name = quote(table.name);
  const id = keyColumn(table);
  const from = `SELECT p.${id} AS id, n.${id} AS newId FROM ${older}.${name} p JOIN ${newer}.${name} n
    ON ${sameKey(table)} WHERE p.row_hash <> n.row_hash AND`;
  for await (const pairs of olderPages<{ id: number; newId: number }>(compared, from)) {
    const before = await rowsById(
      compared,
      older,
      compared.bases.older,
      pairs.map((pair) => pair.id),
    );
    const after = await rowsById(
      compared,
      newer,
      compared.bases.newer,
      pairs.map((pair) => pair.newId),
    );
    yield pairs.map((pair) =>
      changeOf(table, before.get(pair.id) ?? {}, after.get(pair.newId) ?? {}),
    );
  }
}

/** Rows of the older version that the newer one does not have, with what they held. */
export async function* removedRows(compared: ComparedTable): AsyncGenerator<RowChange[]> {
  const { table, older, newer } = compared;
  const name = quote(table.name);
  const from = `SELECT p.${keyColumn(table)} AS id FROM ${older}.${name} p
    WHERE NOT EXISTS (SELECT 1 FROM ${newer}.${name} n WHERE ${sameKey(table)}) AND`;
  for await (const rows of olderPages<{ id: number }>(compared, from)) {
    const before = await rowsById(
      compared,
      older,
      compared.bases.older,
      rows.map((row) => row.id),
    );
    yield rows.map((row) => ({
      ...changeOf(table, before.get(row.id) ?? {}, {}),
      kind: 'removed',
    }));
  }
}

/** Rows of the older version, `p`, that meet a condition: of all, or of those that are known to be gone. */
async function* olderPages<Row extends { readonly id: number }>(
  { db, table, renewal }: ComparedTable,
  from: string,
): AsyncGenerator<Row[]> {
  const id = `p.${keyColumn(table)}`;
  if (!renewal) {
    const page = `${from} ${id} > ? ORDER BY 1 LIMIT ${ROWS_A_READ}`;
    for await (const rows of pages<Row>(db, page)) yield rows;
    return;
  }
  for (let at = 0; at < renewal.gone.length; at += ROWS_A_READ) {
    const some = JSON.stringify(renewal.gone.slice(at, at + ROWS_A_READ));
    const sql = `${from} ${id} IN (SELECT value FROM json_each(?)) ORDER BY 1`;
    const rows = await db.all<Row>(sql, [some]);
    if (rows.length > 0) yield rows;
  }
}

async function* pages<Row extends { readonly id: number }>(
  db: ReadDb,
  sql: string,
  before = -1,
): AsyncGenerator<Row[]> {
  for (let last = before; ; ) {
    const rows = await db.all<Row>(sql, [last]);
    if (rows.length === 0) return;
    yield rows;
    last = rows[rows.length - 1]?.id ?? last;
  }
}

function keySql(table: TableSpec, alias: string): string {
  return table.naturalKey.map((name) => `${alias}.${quote(name)}`).join(' || char(31) || ');
}

function changeOf(table: TableSpec, before: Values, after: Values): RowChange {
  const open: Record<string, ColumnChange> = {};
  const hiddenBefore: Record<string, SqlValue> = {};
  for (const name of [...clearColumns(table), ...sealedColumns(table), 'flags']) {
    const old = before[name] ?? null;
    const fresh = after[name] ?? null;
    if (old === fresh || KEYED_COLUMN_NAMES.has(name) || table.naturalKey.includes(name)) continue;
    if ((table.columns[name]?.privacy ?? 'open') === 'open')
      open[name] = [withoutOldNumber(old), fresh];
    else hiddenBefore[name] = old;
  }
  const key = table.naturalKey
    .map((name) => String(withoutOldNumber(before[name] ?? '')))
    .join(UNIT_SEPARATOR);
  return { key, kind: 'changed', open, hidden: Object.keys(hiddenBefore), hiddenBefore };
}

/** Rows with all their columns, sealed ones opened and references as natural keys. */
async function rowsById(
  { db, table, keys }: ComparedTable,
  schema: string,
  base: string,
  ids: readonly number[],
): Promise<Map<number, Values>> {
  const id = keyColumn(table);
  const columns = await selectList(db, schema, table, clearColumns(table));
  const rows = await db.all<Record<string, SqlValue> & { row_id: number }>(
    `SELECT ${id} AS row_id, ${columns}, flags FROM ${schema}.${quote(table.name)}
     WHERE ${id} IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  await nameReferences(db, table, base, rows);
  if (keys) await openSealed(db, `${schema}.${quote(sealedTable(table))}`, table, keys, rows);
  return new Map(rows.map((row) => [row.row_id, row]));
}

async function nameReferences(
  db: ReadDb,
  table: TableSpec,
  base: string,
  rows: readonly Record<string, SqlValue>[],
): Promise<void> {
  for (const [column, { references }] of Object.entries(table.columns)) {
    if (references === undefined) continue;
    const slots = [...new Set(rows.map((row) => row[column] ?? null))].filter(
      (slot) => slot !== null,
    );
    const named = await db.all<{ slot: number; key: string }>(
      `SELECT slot, ${quote(tableSpec(references).naturalKey[0] ?? '')} AS key
       FROM ${base}.${quote(references)} WHERE slot IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(slots)],
    );
    const byslot = new Map<SqlValue, string>(named.map(({ slot, key }) => [slot, key]));
    for (const row of rows) row[column] = byslot.get(row[column] ?? null) ?? null;
  }
}

async function openSealed(
  db: ReadDb,
  sealed: string,
  table: TableSpec,
  keys: DepartmentKeys,
  rows: readonly (Record<string, SqlValue> & { readonly row_id: number })[],
): Promise<void> {
  const chunks = new Map<number, (Record<string, SqlValue> & { readonly row_id: number })[]>();
  for (const row of rows) {
    const chunk = row.row_id >> CHUNK_BITS;
    const own = chunks.get(chunk);
    if (own) own.push(row);
    else chunks.set(chunk, [row]);
  }
  for (const [chunk, own] of chunks) {
    const blob = await db.get<SealedBlob>(`SELECT epoch, blob FROM ${sealed} WHERE chunk = ?`, [
      chunk,
    ]);
    if (!blob) continue;
    const columns = Object.entries(openColumns(keys, table, chunk, blob));
    for (const row of own) {
      for (const [name, values] of columns)
        row[name] = values[row.row_id & (CHUNK_ROWS - 1)] ?? null;
    }
  }
}
