import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import { DEPARTMENTS, findDepartment } from '../give-back/export-department.ts';
import type { WorkspaceContext } from './import-mappings.ts';

/** `account.mine`. */
export async function myAccount({
  principal,
}: WorkspaceContext): Promise<CallResult<'account.mine'>> {
  const { account, role, department } = principal;
  const departments = DEPARTMENTS.map(({ id, title }) => ({ id, title }));
  const own = department && { id: department, title: department };
  const known = departments.find(({ id }) => id === department) ?? own;
  return { account, role, ...(known ? { department: known } : {}), departments };
}

/** `account.setDepartment`: written down before it holds. Errors: `invalid` for a department nobody knows. */
export async function setMyDepartment(
  { principal, workspace, callers }: WorkspaceContext,
  { department }: ParsedParams<'account.setDepartment'>,
): Promise<CallResult<'account.setDepartment'>> {
  const { account } = principal;
  const id = department === null ? undefined : findDepartment(department).id;
  const auditNumber = await workspace.audit.append(principal, {
    action: 'account.setDepartment',
    subject: `${account}: ${principal.department ?? '-'} → ${id ?? '-'}`,
    reason: principal.purpose ?? '部门',
  });
  await workspace.accounts.setDepartment(account, id, account);
  callers.forget();
  return { auditNumber };
}
