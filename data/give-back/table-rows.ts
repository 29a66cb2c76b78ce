import { readConcealed } from '../../contract/concealed-number.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { clearColumns, sealedColumns } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../driver/port.ts';
import { selectList } from '../schema/added-columns.ts';
import { keyColumn, quote } from '../schema/ddl.ts';
import { CHUNK_BITS, openChunk } from '../sealing/chunks.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { NOT_OPENED } from './cell-text.ts';

/** Values of a row by column: references as the natural keys they stand for, sealed columns only where they were opened. */
export type RowValues = Record<string, SqlValue>;

/** Rows of a table by row number, complete; `keyring` opens the sealed columns and the concealed numbers. */
export async function readRows(
  db: ReadDb,
  table: TableSpec,
  ids: readonly number[],
  keyring: Keyring | undefined,
): Promise<Map<number, RowValues>> {
  const id = keyColumn(table);
  const columns = await selectList(db, table.file, table, clearColumns(table));
  const rows = await db.all<RowValues & { row_id: number }>(
    `SELECT ${id} AS row_id, ${columns}, flags FROM ${table.file}.${quote(table.name)}
     WHERE ${id} IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  await nameReferences(db, table, rows);
  if (keyring && sealedColumns(table).length > 0) await openSealed(db, table, rows, keyring);
  await openConcealed(table, rows, keyring);
  return new Map(rows.map((row) => [row.row_id, row]));
}

async function nameReferences(
  db: ReadDb,
  table: TableSpec,
  rows: readonly RowValues[],
): Promise<void> {
  for (const [column, { references }] of Object.entries(table.columns)) {
    if (references === undefined) continue;
    const key = tableSpec(references).naturalKey[0] ?? '';
    const slots = [...new Set(rows.map((row) => row[column]))];
    const named = await db.all<{ slot: number; key: string }>(
      `SELECT slot, ${quote(key)} AS key FROM base.${quote(references)}
       WHERE slot IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(slots)],
    );
    const keys = new Map<SqlValue | undefined, string>(
      named.map((row) => [row.slot, row.key] as const),
    );
    for (const row of rows) row[column] = keys.get(row[column]) ?? null;
  }
}

async function openSealed(
  db: ReadDb,
  table: TableSpec,
  rows: readonly (RowValues & { readonly row_id: number })[],
  keyring: Keyring,
): Promise<void> {
  for (const number of new Set(rows.map((row) => row.row_id >> CHUNK_BITS))) {
    const chunk = await openChunk(db, keyring, table, number);
    if (!chunk) continue;
    for (const row of rows.filter((one) => one.row_id >> CHUNK_BITS === number)) {
      for (const [name, values] of Object.entries(chunk.columns)) {
        row[name] = values[row.row_id - chunk.firstId] ?? null;
      }
    }
  }
}

async function openConcealed(
  table: TableSpec,
  rows: readonly RowValues[],
  keyring: Keyring | undefined,
): Promise<void> {
  let keys: DepartmentKeys | undefined;
  for (const row of rows)
    for (const [column, value] of Object.entries(row)) {
      if (typeof value !== 'string' || !readConcealed(value)) continue;
      keys ??= await keyring?.forOpening(table.department.id);
      row[column] = keys?.reveal(value) ?? NOT_OPENED;
    }
}

/** Building of each room, by room id. */
export async function buildingsOfRooms(
  db: ReadDb,
  rooms: readonly SqlValue[],
): Promise<Map<SqlValue, string>> {
  const rows = await db.all<{ room_id: string; building_id: string }>(
    `SELECT room_id, building_id FROM base.room JOIN base.building ON building.slot = room.building_slot
     WHERE room_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...new Set(rooms)])],
  );
  return new Map(rows.map((row) => [row.room_id, row.building_id]));
}
