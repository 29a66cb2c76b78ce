import type { Principal } from '../../contract/principal.ts';
import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import type { Callers } from '../host/callers.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What calls that need no snapshot run on. */
export interface WorkspaceContext {
  readonly principal: Principal;
  readonly workspace: Workspace;
  readonly callers: Callers;
}

/** `imports.mappings`. */
export function importMappings({
  workspace,
}: WorkspaceContext): Promise<CallResult<'imports.mappings'>> {
  return workspace.importMappings();
}

/** `imports.saveMapping`: logged, since it decides what later deliveries say. */
export async function saveImportMapping(
  { principal, workspace }: WorkspaceContext,
  mapping: ParsedParams<'imports.saveMapping'>,
): Promise<CallResult<'imports.saveMapping'>> {
  await workspace.saveImportMapping(principal.account, mapping);
  const auditNumber = await workspace.audit.append(principal, {
    action: 'imports.saveMapping',
    subject: `${mapping.department} ${mapping.match} → ${mapping.table}`,
    reason: 'import desk',
  });
  return { auditNumber };
}
