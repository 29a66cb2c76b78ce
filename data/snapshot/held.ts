import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue, WriteDb } from '../driver/port.ts';
import { CHUNK_BITS, CHUNK_ROWS } from '../sealing/chunks.ts';
import type { DepartmentKeys, SealedBlob } from '../sealing/department-keys.ts';
import type { JsonCell } from './bulk-insert.ts';
import { insertAll } from './bulk-insert.ts';
import { ChunkSealer } from './chunk-sealer.ts';
import type { DeliveredRow } from './delivery.ts';
import { cellsOf, valuesOf } from './row-cells.ts';

/** Why a row is held. */
export const UNKNOWN_REFERENCE = 'UNKNOWN_REFERENCE';

const COLUMNS = [
  'id',
  'table_name',
  'source_file_id',
  'source_line',
  'reason',
  'waits_for',
  'blob',
];
const CONTENT = 'content';
const ROWS_A_READ = 4096;

/** A held row (暂存行) with the key it waits for, as `room:<房屋编码>`. */
export interface HeldRow {
  readonly row: DeliveredRow;
  readonly waitsFor: string;
}

interface StoredHeldRow {
  readonly id: number;
  readonly source_file_id: number;
  readonly source_line: number;
  readonly blob: string | null;
}

/**
 * Writes held rows of one table into its file. Rows of a table with sealed columns are sealed in chunks like the
 * table; each table's run begins a new chunk, so that chunks are never shared.
 */
export class HeldWriter {
  private readonly db: WriteDb;
  private readonly table: TableSpec;
  private readonly sealer: ChunkSealer | undefined;
  private nextId: number;

  private constructor(
    db: WriteDb,
    table: TableSpec,
    keys: DepartmentKeys | undefined,
    from: number,
  ) {
    this.db = db;
    this.table = table;
    this.nextId = from;
    const target = `${table.file}.held_row_sealed`;
    const place = { target, table: heldPlace(table) };
    this.sealer = keys && new ChunkSealer(db, keys, place, [{ name: CONTENT, at: 0 }]);
  }

  static async open(db: WriteDb, table: TableSpec, keys?: DepartmentKeys): Promise<HeldWriter> {
    const row = await db.get<{ last: number | null }>(
      `SELECT max(id) AS last FROM ${table.file}.held_row`,
    );
    const from = ((row?.last ?? 0) >> CHUNK_BITS) + 1;
    return new HeldWriter(db, table, keys, from << CHUNK_BITS);
  }

  async write(held: readonly HeldRow[], fileIds: readonly number[]): Promise<void> {
    if (held.length === 0) return;
    const rows = held.map((one) => this.stored(one, fileIds));
    await insertAll(this.db, `${this.table.file}.held_row`, COLUMNS, rows);
    await this.sealer?.flush();
  }

  async end(): Promise<void> {
    await this.sealer?.end();
  }

  private stored({ row, waitsFor }: HeldRow, fileIds: readonly number[]): JsonCell[] {
    const id = this.nextId;
    this.nextId += 1;
    const values = valuesOf(this.table, row.cells);
    const content = JSON.stringify({ values, flags: row.flags });
    this.sealer?.add(id, [content]);
    const blob = this.sealer ? null : content;
    const file = fileIds[row.file] ?? 0;
    return [id, this.table.name, file, row.line, UNKNOWN_REFERENCE, waitsFor, blob];
  }
}

/**
 * Reads the held rows of a table from the file attached as `schema`, page by page, to be tried again. `fileIds` turn
 * the stored source file back into a file index. Rows whose key was destroyed are passed over.
 */
export async function* heldRows(
  db: ReadDb,
  schema: string,
  table: TableSpec,
  keys: DepartmentKeys | undefined,
  fileIds: readonly number[],
): AsyncGenerator<DeliveredRow[]> {
  const page = `SELECT id, source_file_id, source_line, blob FROM ${schema}.held_row
    WHERE table_name = ? AND id > ? ORDER BY id LIMIT ${ROWS_A_READ}`;
  for (let last = -1; ; ) {
    const stored = await db.all<StoredHeldRow>(page, [table.name, last]);
    if (stored.length === 0) return;
    const contents = keys ? await sealedContents(db, schema, table, keys, stored) : plain(stored);
    yield stored.flatMap(({ source_file_id, source_line }, index) => {
      const content = contents[index];
      if (content === undefined) return [];
      const file = fileIds.indexOf(source_file_id);
      return [{ ...parseContent(table, content), file, line: source_line }];
    });
    last = stored[stored.length - 1]?.id ?? last;
  }
}

/** Removes all held rows of a table from its file. */
export async function deleteHeldRows(db: WriteDb, table: TableSpec): Promise<void> {
  await db.run(
    `DELETE FROM ${table.file}.held_row_sealed WHERE chunk IN
      (SELECT id >> ${CHUNK_BITS} FROM ${table.file}.held_row WHERE table_name = ?)`,
    [table.name],
  );
  await db.run(`DELETE FROM ${table.file}.held_row WHERE table_name = ?`, [table.name]);
}

/** Distinct keys the held rows of a table wait for, as `room:<房屋编码>`. */
export async function awaitedKeys(db: ReadDb, schema: string, table: string): Promise<string[]> {
  const rows = await db.all<{ waits_for: string }>(
    `SELECT DISTINCT waits_for FROM ${schema}.held_row WHERE table_name = ?`,
    [table],
  );
  return rows.map((row) => row.waits_for);
}

function heldPlace(table: TableSpec): string {
  return `held_row:${table.name}`;
}

async function sealedContents(
  db: ReadDb,
  schema: string,
  table: TableSpec,
  keys: DepartmentKeys,
  stored: readonly StoredHeldRow[],
): Promise<(SqlValue | undefined)[]> {
  const chunks = new Map<number, SqlValue[]>();
  for (const chunk of new Set(stored.map(({ id }) => id >> CHUNK_BITS))) {
    const row = await db.get<SealedBlob>(
      `SELECT epoch, blob FROM ${schema}.held_row_sealed WHERE chunk = ?`,
      [chunk],
    );
    if (row && !keys.isDestroyed(row.epoch))
      chunks.set(chunk, keys.open(heldPlace(table), chunk, row)[CONTENT] ?? []);
  }
  return stored.map(({ id }) => chunks.get(id >> CHUNK_BITS)?.[id & (CHUNK_ROWS - 1)]);
}

function plain(stored: readonly StoredHeldRow[]): (SqlValue | undefined)[] {
  return stored.map(({ blob }) => blob);
}

interface HeldContent {
  readonly values: Readonly<Record<string, SqlValue>>;
  readonly flags: readonly string[];
}

function parseContent(table: TableSpec, text: SqlValue): Pick<DeliveredRow, 'cells' | 'flags'> {
  const { values, flags } = JSON.parse(String(text)) as HeldContent;
  return { cells: cellsOf(table, values), flags };
}
