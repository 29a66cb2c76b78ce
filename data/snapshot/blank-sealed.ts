import type { TableSpec } from '../../contract/schema/table.ts';
import type { WriteDb } from '../driver/port.ts';
import { quote, sealedTable } from '../schema/ddl.ts';
import { CHUNK_BITS, CHUNK_ROWS } from '../sealing/chunks.ts';
import type { DepartmentKeys, SealedBlob } from '../sealing/department-keys.ts';
import { tablePath } from './workbench.ts';

/**
 * Takes the sealed values of deleted rows out of their chunks: the chunk is sealed again without them, or goes when no
 * row of it is left. `ids` ascend.
 */
export async function blankSealed(
  db: WriteDb,
  table: TableSpec,
  keys: DepartmentKeys,
  ids: readonly number[],
): Promise<void> {
  const sealed = `${table.file}.${quote(sealedTable(table))}`;
  for (const [chunk, own] of byChunk(ids)) {
    const from = chunk << CHUNK_BITS;
    const left = await db.get(
      `SELECT 1 AS one FROM ${tablePath(table)} WHERE id BETWEEN ? AND ? LIMIT 1`,
      [from, from + CHUNK_ROWS - 1],
    );
    if (!left) await db.run(`DELETE FROM ${sealed} WHERE chunk = ?`, [chunk]);
    else await sealWithout(db, { sealed, table, keys }, chunk, own);
  }
}

function byChunk(ids: readonly number[]): Map<number, number[]> {
  const chunks = new Map<number, number[]>();
  for (const id of ids) {
    const own = chunks.get(id >> CHUNK_BITS);
    if (own) own.push(id);
    else chunks.set(id >> CHUNK_BITS, [id]);
  }
  return chunks;
}

async function sealWithout(
  db: WriteDb,
  place: { readonly sealed: string; readonly table: TableSpec; readonly keys: DepartmentKeys },
  chunk: number,
  ids: readonly number[],
): Promise<void> {
  const { sealed, table, keys } = place;
  const row = await db.get<SealedBlob>(`SELECT epoch, blob FROM ${sealed} WHERE chunk = ?`, [
    chunk,
  ]);
  if (!row) return;
  const columns = keys.open(table.name, chunk, row);
  for (const values of Object.values(columns)) {
    for (const id of ids) values[id & (CHUNK_ROWS - 1)] = null;
  }
  const { epoch, blob } = keys.seal(table.name, chunk, columns);
  await db.run(`UPDATE ${sealed} SET epoch = ?, blob = ? WHERE chunk = ?`, [epoch, blob, chunk]);
}
