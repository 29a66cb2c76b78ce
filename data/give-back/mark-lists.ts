import { tableSpec } from '../../contract/schema/index.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type {
  ListState,
  ReturnedLists,
  ReturnedRow,
  RowMark,
} from '../workspace/returned-lists.ts';
import { heldKeys, keyText } from './doubtful-rows.ts';

/**
 * After an import: settles the rows of returned lists whose tables it delivered (闭环). A row with another digest is 已改,
 * one with the same 未改 until a later import changes it, one that is neither in the table nor held 已撤. Gives how many
 * rows were marked.
 */
export async function markReturnedLists(
  lists: ReturnedLists,
  snapshot: OpenSnapshot,
  keyring: Keyring,
  delivered: readonly string[],
): Promise<number> {
  const rows = await lists.awaited(delivered);
  const marks: RowMark[] = [];
  for (const name of new Set(rows.map(({ table }) => table))) {
    const own = rows.filter(({ table }) => table === name);
    const table = tableSpec(name);
    const present = await digests(snapshot.db, name, own);
    const held = await heldKeys(snapshot.db, table, keyring);
    for (const row of own) {
      const state = stateOf(row, present.get(row.naturalKey), held.has(row.naturalKey));
      if (state !== row.state) marks.push({ list: row.list, position: row.position, state });
    }
  }
  if (marks.length > 0) await lists.mark(snapshot.manifest.id, marks);
  return marks.length;
}

function stateOf(row: ReturnedRow, digest: Uint8Array | undefined, isHeld: boolean): ListState {
  const before = row.rowHash;
  if (digest === undefined && !isHeld) return 'withdrawn';
  if (digest === undefined) return before === null ? 'unchanged' : 'changed';
  return before !== null && Buffer.compare(before, digest) === 0 ? 'unchanged' : 'changed';
}

async function digests(
  db: ReadDb,
  name: string,
  rows: readonly ReturnedRow[],
): Promise<Map<string, Uint8Array>> {
  const table = tableSpec(name);
  const found = await db.all<{ key: string; hash: Uint8Array }>(
    `SELECT ${keyText(table)} AS key, row_hash AS hash FROM ${table.file}.${quote(name)}
     WHERE ${keyText(table)} IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(rows.map(({ naturalKey }) => naturalKey))],
  );
  return new Map(found.map(({ key, hash }) => [key, hash]));
}
