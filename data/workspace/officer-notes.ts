import type { WriteDb } from '../driver/port.ts';
import { chainHash, inTurnOn } from './chain.ts';

/** A note (走访备注) on a record; it belongs to the record, not to the account that wrote it. */
export interface OfficerNote {
  readonly number: number;
  readonly table: string;
  readonly key: string;
  readonly text: string;
  readonly account: string;
  /** ISO time. */
  readonly at: string;
}

/** 走访备注 of a workspace. */
export interface OfficerNotes {
  /** Appends a note bound to the one before; gives its number. */
  add(note: Pick<OfficerNote, 'table' | 'key' | 'text' | 'account'>): Promise<number>;
  of(table: string, key: string): Promise<OfficerNote[]>;
  /** The newest `most` notes of all records. */
  all(most: number): Promise<OfficerNote[]>;
}

const COLUMNS = 'number, table_name AS "table", record_key AS key, text, account, at';

/** Notes over a workspace connection. Appends are done one after the other, so the chain cannot fork. */
export function createOfficerNotes(db: WriteDb): OfficerNotes {
  const inTurn = inTurnOn(db);
  return {
    add: (note) => inTurn(() => append(db, note)),
    of: (table, key) =>
      db.all(
        `SELECT ${COLUMNS} FROM officer_note WHERE table_name = ? AND record_key = ? ORDER BY number DESC LIMIT 500`,
        [table, key],
      ),
    all: (most) =>
      db.all(`SELECT ${COLUMNS} FROM officer_note ORDER BY number DESC LIMIT ?`, [most]),
  };
}

async function append(
  db: WriteDb,
  { table, key, text, account }: Pick<OfficerNote, 'table' | 'key' | 'text' | 'account'>,
): Promise<number> {
  const head = await db.get<{ number: number; hash: string }>(
    'SELECT number, hash FROM officer_note ORDER BY number DESC LIMIT 1',
  );
  const number = (head?.number ?? 0) + 1;
  const previous = head?.hash ?? '';
  const at = new Date().toISOString();
  const fields = [number, table, key, text, account, at, previous];
  const hash = chainHash(fields);
  await db.run('INSERT INTO officer_note VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    ...[number, table, key, text],
    ...[account, at, previous, hash],
  ]);
  return number;
}
