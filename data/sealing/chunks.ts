import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../driver/port.ts';
import { sealedTable } from '../schema/ddl.ts';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { sealedColumns } from '../../contract/schema/table.ts';
import type { DepartmentKeys, SealedBlob } from './department-keys.ts';
import type { Keyring } from './keyring.ts';

/** Rows of a table share a sealed chunk in runs of 256: chunk = id >> 8. */
export const CHUNK_BITS = 8;
export const CHUNK_ROWS = 1 << CHUNK_BITS;

/** The sealed columns of the rows with ids `firstId … firstId + 255`; value n is that of id `firstId + n`. */
export interface SealedChunk {
  readonly chunk: number;
  readonly firstId: number;
  readonly columns: Readonly<Record<string, readonly SqlValue[]>>;
}

interface ChunkRow extends SealedBlob {
  readonly chunk: number;
}

/** How many chunks one read brings: about 1 MB. */
const CHUNKS_A_READ = 32;

/** Opens one chunk of a table; nothing when there is no such chunk. */
export async function openChunk(
  db: ReadDb,
  keyring: Keyring,
  table: TableSpec,
  chunk: number,
  columns?: readonly string[],
): Promise<SealedChunk | undefined> {
  const from = `${table.file}.${sealedTable(table)}`;
  const row = await db.get<ChunkRow>(`SELECT chunk, epoch, blob FROM ${from} WHERE chunk = ?`, [
    chunk,
  ]);
  if (!row) return undefined;
  const keys = await keyring.forOpening(table.department.id);
  return unsealed(row, openColumns(keys, table, row.chunk, row, columns));
}

/** Opens the columns of a chunk of a table; each value is `KEY_DESTROYED` where its key is no more. */
export function openColumns(
  keys: DepartmentKeys,
  table: TableSpec,
  chunk: number,
  sealed: SealedBlob,
  columns?: readonly string[],
): Record<string, SqlValue[]> {
  if (!keys.isDestroyed(sealed.epoch)) return keys.open(table.name, chunk, sealed, columns);
  const names = columns ?? sealedColumns(table);
  return Object.fromEntries(
    names.map((name) => [name, new Array<SqlValue>(CHUNK_ROWS).fill(KEY_DESTROYED)]),
  );
}

/** How many chunks of a table are sealed under keys that are no more. */
export async function destroyedChunks(
  db: ReadDb,
  keys: DepartmentKeys,
  table: TableSpec,
  schema: string = table.file,
): Promise<number> {
  const epochs = await db.all<{ epoch: number; chunks: number }>(
    `SELECT epoch, count(*) AS chunks FROM ${schema}.${sealedTable(table)} GROUP BY epoch`,
  );
  const gone = epochs.filter(({ epoch }) => keys.isDestroyed(epoch));
  return gone.reduce((sum, { chunks }) => sum + chunks, 0);
}

/** Opens all chunks of a table in order, page by page, so that memory stays small. */
export async function* openChunks(
  db: ReadDb,
  keyring: Keyring,
  table: TableSpec,
  columns?: readonly string[],
): AsyncGenerator<SealedChunk> {
  const keys = await keyring.forOpening(table.department.id);
  const page = `SELECT chunk, epoch, blob FROM ${table.file}.${sealedTable(table)} WHERE chunk > ? ORDER BY chunk LIMIT ${CHUNKS_A_READ}`;
  for (let last = -1; ; ) {
    const rows = await db.all<ChunkRow>(page, [last]);
    if (rows.length === 0) return;
    for (const row of rows) yield unsealed(row, openColumns(keys, table, row.chunk, row, columns));
    last = rows[rows.length - 1]?.chunk ?? last;
  }
}

function unsealed(row: ChunkRow, columns: Record<string, SqlValue[]>): SealedChunk {
  return { chunk: row.chunk, firstId: row.chunk << CHUNK_BITS, columns };
}
