import { stat } from 'node:fs/promises';
import type { Principal } from '../../contract/principal.ts';
import { readDepartment } from '../workspace/accounts.ts';

/** Department of an account whose workspace cannot be read: nobody's, so nothing is shown that another may not see. */
export const UNKNOWN_DEPARTMENT = 'unknown';

/** Who calls, completed by what the workspace says of the account. */
export interface Callers {
  /** The caller with the department of its account, unless it came with one. */
  complete(principal: Principal): Promise<Principal>;
  /** Reads the accounts anew at the next call. */
  forget(): void;
}

/**
 * Callers of one workspace file, which is only read and never made: a store on a read-only medium has no accounts to ask
 * for, or ones nobody changes.
 */
export function createCallers(workspacePath: string, log: (line: string) => void): Callers {
  let departments = new Map<string, Promise<string | undefined>>();
  const read = (account: string): Promise<string | undefined> => {
    const asked = departments;
    const found = departmentAt(workspacePath, account).catch((error: unknown) => {
      asked.delete(account);
      log(`department of an account: ${error instanceof Error ? error.message : 'unreadable'}`);
      return UNKNOWN_DEPARTMENT;
    });
    asked.set(account, found);
    return found;
  };
  return {
    async complete(principal) {
      if (principal.department !== undefined) return principal;
      const { account } = principal;
      const department = await (departments.get(account) ?? read(account));
      return department === undefined ? principal : { ...principal, department };
    },
    forget() {
      departments = new Map();
    },
  };
}

async function departmentAt(path: string, account: string): Promise<string | undefined> {
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  return isThere ? readDepartment(path, account) : undefined;
}
