import { stat } from 'node:fs/promises';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { openReader } from '../driver/sqlite.ts';
import type { SourceFileRecord } from './manifest.ts';
import { checkAccounts } from './verify-accounts.ts';
import { checkReferences } from './verify-references.ts';
import { checkSealed } from './verify-sealed.ts';

/** A finding of a check. Errors forbid publishing; warnings are told. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly check:
    | 'content'
    | 'integrity'
    | 'references'
    | 'accounts'
    | 'sealed'
    | 'tiles'
    | 'pictures';
  readonly sentence: string;
}

/** Files up to this size get the full integrity check, larger ones the quick one, which leaves out index contents. */
const FULL_CHECK_BYTES = 64 << 20;

/** Checks each file by itself: SQLite's integrity check, full or quick by size. */
export async function checkIntegrity(paths: readonly string[]): Promise<Finding[]> {
  const found = await Promise.all(paths.map(checkFile));
  return found.flat();
}

/**
 * Checks across files: references of the tables given, row accounts and sealed chunks of their sources. `db` has their files
 * and `base` attached under their names.
 */
export async function checkTables(
  db: ReadDb,
  tables: readonly TableSpec[],
  sources: readonly SourceFileRecord[],
): Promise<Finding[]> {
  const references = await checkReferences(db, tables);
  const accounts = await checkAccounts(db, sources);
  return [...references, ...accounts, ...(await checkSealed(db, sources))];
}

async function checkFile(path: string): Promise<Finding[]> {
  const db = await openReader(path, { immutable: true });
  try {
    const { size } = await stat(path);
    const pragma = size <= FULL_CHECK_BYTES ? 'integrity_check' : 'quick_check';
    const rows = await db.all<Record<string, string>>(`PRAGMA ${pragma}(5)`);
    const messages = rows.flatMap((row) => Object.values(row)).filter((text) => text !== 'ok');
    return messages.map((text) => damaged(path, text));
  } finally {
    await db.close();
  }
}

function damaged(path: string, text: string): Finding {
  return { severity: 'error', check: 'integrity', sentence: `${path} is damaged: ${text}.` };
}
