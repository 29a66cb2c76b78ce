import type { Principal } from '../../contract/principal.ts';
import type { WriteDb } from '../driver/port.ts';
import { chainHash, inTransaction, inTurnOn } from './chain.ts';

/** What is written down of an action. `subject` names the row acted on and holds no personal value. */
export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly reason: string;
}

export interface AuditRow extends AuditEntry {
  readonly number: number;
  /** ISO time. */
  readonly at: string;
  readonly account: string;
  readonly role: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** Result of walking the chain: how many rows hold, or the first number where it breaks and why. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number }
  | { readonly ok: false; readonly number: number; readonly sentence: string };

/** 审计日志 of a workspace. */
export interface AuditLog {
  /** Appends a row; resolves with its number once it is on the disk. */
  append(principal: Principal, entry: AuditEntry): Promise<number>;
  verify(): Promise<AuditVerdict>;
}

const PAGE = 1000;

/** The audit log over a workspace connection. Appends are done one after the other, so the chain cannot fork. */
export function createAuditLog(db: WriteDb): AuditLog {
  const inTurn = inTurnOn(db);
  return {
    append: (principal, entry) => inTurn(() => appendRow(db, principal, entry)),
    verify: () => verifyChain(db),
  };
}

interface Head {
  readonly number: number;
  readonly hash: string;
}

async function appendRow(db: WriteDb, principal: Principal, entry: AuditEntry): Promise<number> {
  return inTransaction(db, async () => {
    const row = nextRow(await headOf(db), principal, entry);
    await db.run(
      `INSERT INTO audit_log(number, at, account, role, action, subject, reason, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        row.number,
        row.at,
        row.account,
        row.role,
        row.action,
        row.subject,
        row.reason,
        row.previous_hash,
        row.hash,
      ],
    );
    await db.run('UPDATE audit_head SET number = ?, hash = ?', [row.number, row.hash]);
    return row.number;
  });
}

async function headOf(db: WriteDb): Promise<Head> {
  return (await db.get<Head>('SELECT number, hash FROM audit_head')) ?? { number: 0, hash: '' };
}

function nextRow(
  head: Head,
  { account, role }: Principal,
  { action, subject, reason }: AuditEntry,
): AuditRow {
  const content = {
    number: head.number + 1,
    at: new Date().toISOString(),
    account,
    role,
    action,
    subject,
    reason,
  };
  return {
    ...content,
    previous_hash: head.hash,
    hash: hashOf({ ...content, previous_hash: head.hash }),
  };
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { number, at, account, role, action, subject, reason, previous_hash } = row;
  return chainHash([number, at, account, role, action, subject, reason, previous_hash]);
}

async function verifyChain(db: WriteDb): Promise<AuditVerdict> {
  let head: Head = { number: 0, hash: '' };
  for (;;) {
    const rows = await db.all<AuditRow>(
      'SELECT * FROM audit_log WHERE number > ? ORDER BY number LIMIT ?',
      [head.number, PAGE],
    );
    for (const row of rows) {
      const fault = faultOf(head, row);
      if (fault) return { ok: false, number: row.number, sentence: fault };
      head = row;
    }
    if (rows.length < PAGE) return compareHead(head, await headOf(db));
  }
}

function faultOf(head: Head, row: AuditRow): string | undefined {
  if (row.number !== head.number + 1)
    return `Audit rows ${head.number + 1} to ${row.number - 1} have been removed.`;
  if (row.previous_hash !== head.hash)
    return `Audit row ${row.number} does not follow the row before it.`;
  if (row.hash !== hashOf(row)) return `Audit row ${row.number} has been edited.`;
  return undefined;
}

function compareHead(found: Head, noted: Head): AuditVerdict {
  if (found.number === noted.number && found.hash === noted.hash)
    return { ok: true, rows: found.number };
  const sentence = `The audit log ends at row ${found.number}, but row ${noted.number} was written last.`;
  return { ok: false, number: found.number + 1, sentence };
}
