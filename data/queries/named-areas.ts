import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import type { WorkspaceContext } from './import-mappings.ts';

/** `areas.list`. */
export function listAreas({ workspace }: WorkspaceContext): Promise<CallResult<'areas.list'>> {
  return workspace.areas.list();
}

/** `areas.save`. */
export async function saveArea(
  { principal, workspace }: WorkspaceContext,
  area: ParsedParams<'areas.save'>,
): Promise<CallResult<'areas.save'>> {
  await workspace.areas.save(principal.account, area);
  return { saved: true };
}

/** `areas.remove`. */
export async function removeArea(
  { workspace }: WorkspaceContext,
  { id }: ParsedParams<'areas.remove'>,
): Promise<CallResult<'areas.remove'>> {
  return { removed: await workspace.areas.remove(id) };
}
