import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { doubtfulRows } from '../../give-back/doubtful-rows.ts';
import { findDepartment } from '../../give-back/export-department.ts';
import type { WorkspaceContext } from '../import-mappings.ts';
import type { CommandContext } from '../people.ts';

/** `lists.all`: the latest first. */
export async function allLists({ workspace }: WorkspaceContext): Promise<CallResult<'lists.all'>> {
  const lists = await workspace.lists.all();
  return lists.map(({ account: _account, ...list }) => list).reverse();
}

/** `lists.rows`: a page of a list. */
export async function listRows(
  { workspace }: WorkspaceContext,
  { number, offset, limit }: ParsedParams<'lists.rows'>,
): Promise<CallResult<'lists.rows'>> {
  const rows = await workspace.lists.rows(number);
  const page = rows.slice(offset, offset + limit);
  return {
    total: rows.length,
    rows: page.map(({ position, table, naturalKey, reason, state }) => {
      const { title, titleEn } = tableSpec(table);
      const key = naturalKey.replaceAll('\u001f', ' ');
      return { position, table, title, titleEn, key, reason, state };
    }),
  };
}

/** `lists.make`: logged, since its rows go to a department. */
export async function makeList(
  { snapshot, keyring, principal, workspace }: CommandContext,
  { department, flag, ...draft }: ParsedParams<'lists.make'>,
): Promise<CallResult<'lists.make'>> {
  const { id } = findDepartment(department);
  const only = flag === undefined ? {} : { flag };
  const rows = await doubtfulRows({ snapshot, department: id, keyring, ...only });
  const snapshotId = snapshot.manifest.id;
  const { account } = principal;
  const number = await workspace.lists.make(
    { ...draft, department: id, snapshotId, account },
    rows,
  );
  await workspace.audit.append(principal, {
    action: 'lists.make',
    subject: `${number}, ${rows.length} rows, snapshot ${snapshotId}`,
    reason: draft.title,
  });
  return { number, rows: rows.length };
}
