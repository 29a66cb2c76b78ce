import type { Principal } from '../../contract/principal.ts';
import type { ReadDb, WriteDb } from '../driver/port.ts';
import { openReader } from '../driver/sqlite.ts';
import { inTurnOn } from './chain.ts';

/** 账号: what the workspace says of each. */
export interface Accounts {
  /** 部门 as the tables name it; undefined for an account of none. */
  department(account: string): Promise<string | undefined>;
  /** Sets an account's department, or takes it away; `by` is the account that does. */
  setDepartment(account: string, department: string | undefined, by: string): Promise<void>;
}

/** A caller with the department its account has. */
export async function withDepartment(principal: Principal, accounts: Accounts): Promise<Principal> {
  const department = await accounts.department(principal.account);
  return department === undefined ? principal : { ...principal, department };
}

export function createAccounts(db: WriteDb): Accounts {
  const inTurn = inTurnOn(db);
  return {
    department: (account) => departmentIn(db, account),
    async setDepartment(account, department, by) {
      const values = [account, department ?? null, by, new Date().toISOString()];
      await inTurn(() =>
        db.run(
          `INSERT INTO account(name, department, changed_by, changed_at) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET department = excluded.department,
             changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
          values,
        ),
      );
    },
  };
}

/** The same from a workspace file that is there, without writing to it; one of an earlier layout has no accounts. */
export async function readDepartment(path: string, account: string): Promise<string | undefined> {
  const db = await openReader(path);
  try {
    const table = await db.get(
      `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'account'`,
    );
    return table && (await departmentIn(db, account));
  } finally {
    await db.close();
  }
}

async function departmentIn(db: ReadDb, account: string): Promise<string | undefined> {
  const row = await db.get<{ department: string | null }>(
    'SELECT department FROM account WHERE name = ?',
    [account],
  );
  return row?.department ?? undefined;
}
