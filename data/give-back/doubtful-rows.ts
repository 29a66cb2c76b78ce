import { TABLES } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { sealedColumns } from '../../contract/schema/table.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { heldRows } from '../snapshot/held.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { naturalKey, rowPlan } from '../snapshot/row-plan.ts';
import type { ListedRow } from '../workspace/returned-lists.ts';

export interface DoubtfulRows {
  readonly snapshot: OpenSnapshot;
  /** Department id. */
  readonly department: string;
  /** Opens held rows of tables with personal columns, to learn their keys; nothing else of them is read. */
  readonly keyring: Keyring;
  /** Rows with this check code only. */
  readonly flag?: string;
}

/** Rows of a department to be seen to (待核实): flagged ones, and unless one check is asked for, held ones. */
export async function doubtfulRows(options: DoubtfulRows): Promise<ListedRow[]> {
  const { snapshot, department, flag, keyring } = options;
  const delivered = new Set(snapshot.manifest.sources.map(({ table }) => table));
  const tables = TABLES.filter(
    (table) => table.department.id === department && delivered.has(table.name),
  );
  const found: ListedRow[] = [];
  for (const table of tables) {
    found.push(...(await flaggedRows(snapshot.db, table, flag)));
    if (flag !== undefined) continue;
    for (const [key, waitsFor] of await heldKeys(snapshot.db, table, keyring)) {
      const reason = waitingFor(waitsFor);
      found.push({ table: table.name, naturalKey: key, rowHash: null, reason });
    }
  }
  return found;
}

/** What a held row waits for, `room:330…`, in words for the department. */
function waitingFor(waitsFor: string): string {
  const [table = '', ...key] = waitsFor.split(':');
  const title = TABLES.find(({ name }) => name === table)?.title ?? table;
  return `等待${title} ${key.join(':')}`;
}

/** SQL of the natural key as one text, as `naturalKey` gives it. */
export function keyText(table: TableSpec): string {
  return table.naturalKey.map((name) => quote(name)).join(' || char(31) || ');
}

async function flaggedRows(
  db: ReadDb,
  table: TableSpec,
  flag: string | undefined,
): Promise<ListedRow[]> {
  const rows = await db.all<{ key: string; hash: Uint8Array; flags: string }>(
    `SELECT ${keyText(table)} AS key, row_hash AS hash, flags FROM ${table.file}.${quote(table.name)}
     WHERE flags IS NOT NULL AND (?1 IS NULL OR instr(',' || flags || ',', ',' || ?1 || ',') > 0)
     ORDER BY source_file_id, source_line`,
    [flag ?? null],
  );
  return rows.map(({ key, hash, flags }) => ({
    table: table.name,
    naturalKey: key,
    rowHash: hash,
    reason: flags.replaceAll(',', '、'),
  }));
}

/** Natural keys of the held rows of a table with what they wait for. */
export async function heldKeys(
  db: ReadDb,
  table: TableSpec,
  keyring: Keyring,
): Promise<Map<string, string>> {
  const waits = await db.all<{ waits_for: string }>(
    `SELECT waits_for FROM ${table.file}.held_row WHERE table_name = ? ORDER BY id`,
    [table.name],
  );
  const keys = new Map<string, string>();
  if (waits.length === 0) return keys;
  const sealed = sealedColumns(table).length > 0;
  const opened = sealed ? await keyring.forOpening(table.department.id) : undefined;
  const plan = rowPlan(table);
  let at = 0;
  for await (const rows of heldRows(db, table.file, table, opened, [])) {
    for (const row of rows) {
      keys.set(naturalKey(plan, row), waits[at]?.waits_for ?? '');
      at += 1;
    }
  }
  return keys;
}
