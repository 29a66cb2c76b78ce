import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { sealedColumns } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { keyColumn, list, quote } from '../schema/ddl.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { heldRows } from '../snapshot/held.ts';
import { valuesOf } from '../snapshot/row-cells.ts';
import type { SourceFileRecord } from '../snapshot/manifest.ts';
import { cellOf, cellSources, type DeliveredWords, LATITUDE, LONGITUDE } from './cell-source.ts';
import { matchCells, type RowToReturn } from './match-columns.ts';
import { pictureCell, pictureNamesOf } from './picture-cells.ts';
import { readRows, type RowValues } from './table-rows.ts';
import { nameTopFloors } from './top-floors.ts';

const ROWS_A_READ = 2048;

/** A delivered file with the records of the tables it fed; the first is the table its lines are rows of. */
export interface ReturnedFile {
  readonly name: string;
  readonly records: readonly SourceFileRecord[];
}

/** Headers of a file as they came; files delivered without them get the table's titles. */
export function headersOf({ records }: ReturnedFile): string[] {
  const [main] = records;
  if (!main) return [];
  if (main.columns)
    return [...main.columns.map(({ header }) => header), ...(isDrawn(main) ? PLACE_HEADERS : [])];
  return Object.values(tableSpec(main.table).columns).map(({ title }) => title);
}

/** Columns that give the places back of a file that drew its things. */
const PLACE_HEADERS = ['经度', '纬度'] as const;

/** Whether a file drew things that the table keeps as places: points of a GeoJSON or Shapefile. */
function isDrawn({ table: name, crs, columns }: SourceFileRecord): boolean {
  if (!(LONGITUDE in tableSpec(name).columns) || crs === undefined || !columns) return false;
  return columns.every(({ column, writing }) => column !== LONGITUDE && !writing?.coordinate);
}

/** The rows of a file in the order they came, each with the cells it had and those of `MATCH_HEADERS`. */
export async function* rowsOfFile(
  db: ReadDb,
  file: ReturnedFile,
  keyring: Keyring | undefined,
  words: DeliveredWords,
): AsyncGenerator<string[][]> {
  const [main] = file.records;
  if (!main) return;
  const table = tableSpec(main.table);
  const sources = cellSources(file, words);
  const placeColumns = isDrawn(main) ? [LONGITUDE, LATITUDE] : [];
  for await (const rows of mergedRows(db, table, main.fileId, keyring)) {
    const companions = await companionRows(db, file, rows);
    await nameTopFloors(db, table, rows);
    const matches = await matchCells(db, table, rows);
    const pictures = await pictureNamesOf(db, main, table, rows);
    yield rows.map((row, index) => [
      ...sources.map((source, at) =>
        main.columns?.[at]?.pictures
          ? pictureCell(pictures, main, at, table, row.values)
          : cellOf(source, row, companions, keyring !== undefined, words),
      ),
      ...placeColumns.map((name) => String(row.values[name] ?? '')),
      ...(matches[index] ?? []),
    ]);
  }
}

/** Rows of the file's other tables that a row names by their key, e.g. the building of a part; by table and key. */
async function companionRows(
  db: ReadDb,
  { records }: ReturnedFile,
  rows: readonly RowToReturn[],
): Promise<Map<string, Map<string, RowValues>>> {
  const found = new Map<string, Map<string, RowValues>>();
  for (const { table: name } of records.slice(1)) {
    const table = tableSpec(name);
    const [key = ''] = table.naturalKey;
    const keys = [...new Set(rows.map(({ values }) => values[key] ?? null))];
    const ids = await db.all<{ id: number }>(
      `SELECT ${keyColumn(table)} AS id FROM ${table.file}.${quote(name)}
       WHERE ${list([key])} IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(table.naturalKey.length === 1 ? keys : [])],
    );
    const own = await readRows(
      db,
      table,
      ids.map(({ id }) => id),
      undefined,
    );
    found.set(name, new Map([...own.values()].map((values) => [String(values[key]), values])));
  }
  return found;
}

interface PlacedRow {
  readonly id: number;
  readonly line: number;
}

async function* mergedRows(
  db: ReadDb,
  table: TableSpec,
  fileId: number,
  keyring: Keyring | undefined,
): AsyncGenerator<RowToReturn[]> {
  const held = await heldOfFile(db, table, fileId, keyring);
  const placed = await db.all<PlacedRow>(
    `SELECT ${keyColumn(table)} AS id, source_line AS line FROM ${table.file}.${quote(table.name)}
     WHERE source_file_id = ? ORDER BY source_line, 1`,
    [fileId],
  );
  let waiting = 0;
  for (let at = 0; at < placed.length; at += ROWS_A_READ) {
    const some = placed.slice(at, at + ROWS_A_READ);
    const values = await readRows(
      db,
      table,
      some.map(({ id }) => id),
      keyring,
    );
    const page: RowToReturn[] = [];
    for (const { id, line } of some) {
      for (let next = held[waiting]; next && next.line < line; next = held[waiting]) {
        page.push(next);
        waiting += 1;
      }
      page.push({ values: values.get(id) ?? {} });
    }
    yield page;
  }
  if (waiting < held.length) yield held.slice(waiting);
}

async function heldOfFile(
  db: ReadDb,
  table: TableSpec,
  fileId: number,
  keyring: Keyring | undefined,
): Promise<(RowToReturn & { readonly line: number })[]> {
  const stored = await db.all<{ line: number; waits_for: string }>(
    `SELECT source_line AS line, waits_for FROM ${table.file}.held_row
     WHERE table_name = ? AND source_file_id = ? ORDER BY id`,
    [table.name, fileId],
  );
  const sealed = sealedColumns(table).length > 0;
  if (stored.length === 0 || (sealed && !keyring)) {
    return stored.map(({ line, waits_for }) => ({ line, waitsFor: waits_for, values: {} }));
  }
  const keys = sealed ? await keyring?.forOpening(table.department.id) : undefined;
  const found: (RowToReturn & { readonly line: number })[] = [];
  for await (const rows of heldRows(db, table.file, table, keys, [fileId])) {
    for (const { file, line, cells, flags } of rows) {
      if (file !== 0) continue;
      const waitsFor = stored[found.length]?.waits_for ?? '';
      const values = { ...valuesOf(table, cells), flags: flags.join(',') || null };
      found.push({ line, waitsFor, values });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}
