import { TABLES } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { sealedColumns } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote, sealedTable } from '../schema/ddl.ts';
import { CHUNK_BITS, destroyedChunks, openChunks } from '../sealing/chunks.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { toErrorShape } from '../../contract/errors.ts';
import type { SourceFileRecord } from './manifest.ts';
import type { Finding } from './verify.ts';
import { tablePath } from './workbench.ts';

/** Every row of a table with sealed columns must have its chunk. */
export async function checkSealed(
  db: ReadDb,
  sources: readonly SourceFileRecord[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of tablesWithSealed(sources)) {
    const row = await db.get<{ rows: number }>(
      `SELECT count(*) AS rows FROM ${tablePath(table)}
       WHERE id >> ${CHUNK_BITS} NOT IN (SELECT chunk FROM ${table.file}.${quote(sealedTable(table))})`,
    );
    if (row?.rows) findings.push(error(`${row.rows} rows of ${table.name} have no sealed chunk.`));
  }
  return findings;
}

/** Opens every sealed chunk with the keys at hand: finds changed blobs and a wrong key folder. */
export async function checkChunksOpen(
  db: ReadDb,
  sources: readonly SourceFileRecord[],
  keyring: Keyring,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of tablesWithSealed(sources)) {
    try {
      for await (const _ of openChunks(db, keyring, table, [])) continue;
      const keys = await keyring.forOpening(table.department.id);
      if ((await destroyedChunks(db, keys, table)) > 0) findings.push(closedForEver(table));
    } catch (problem) {
      const { kind, sentence } = toErrorShape(problem);
      findings.push(kind === 'forbidden' ? warning(sentence) : error(sentence));
    }
  }
  return findings;
}

/** Tables with sealed columns that have been delivered: the others are empty, and their department may have no key yet. */
function tablesWithSealed(sources: readonly SourceFileRecord[]): TableSpec[] {
  const delivered = new Set(sources.map(({ table }) => table));
  return TABLES.filter((table) => delivered.has(table.name) && sealedColumns(table).length > 0);
}

function closedForEver({ title, department }: TableSpec): Finding {
  return warning(
    `Personal columns of ${title} (${department.title}) cannot be read: their key was destroyed. A full delivery brings them back.`,
  );
}

function error(sentence: string): Finding {
  return { severity: 'error', check: 'sealed', sentence };
}

function warning(sentence: string): Finding {
  return { severity: 'warning', check: 'sealed', sentence };
}
