import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import type { Principal } from '../../contract/principal.ts';
import { say } from '../../contract/sentence.ts';
import { LINK_DEPARTMENT } from '../sealing/department-keys.ts';
import { destroyKeys } from '../sealing/key-file.ts';
import { lockStore } from '../snapshot/lock.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { type KeyReport, keptManifests, pictureFolder, reportKey } from './key-report.ts';

export interface KeyDestruction {
  readonly store: SnapshotStore;
  readonly keyFolder: string;
  readonly department: { readonly id: string; readonly title: string };
  readonly principal: Principal;
  readonly reason: string;
}

/** What the destruction took. */
export interface DestroyedKeyReport extends KeyReport {
  /** Row of the audit log. */
  readonly auditNumber: number;
}

/**
 * Destroys a department's key (密钥销毁): its personal columns can be read in no kept snapshot, history, held row or copy of
 * them again; its photographs are removed. It is in the audit log, on the disk, before the key goes. Imports wait meanwhile. Errors:
 * `not-found` without a key, `busy` while an import runs, `invalid` for the key that links persons while others need it.
 */
export async function destroyDepartmentKey({
  store,
  keyFolder,
  department,
  principal,
  reason,
}: KeyDestruction): Promise<DestroyedKeyReport> {
  const unlock = await lockStore(store.folder, `keys ${department.id}`);
  try {
    const manifests = await keptManifests(store);
    const report = await reportKey(keyFolder, store, department, manifests);
    if (department.id === LINK_DEPARTMENT && manifests.length > 0) throw stillLinks();
    const workspace = await openWorkspace(join(store.folder, 'workspace.sqlite'));
    const auditNumber = await workspace.audit
      .append(principal, { action: 'keys.destroy', subject: subjectOf(report), reason })
      .finally(() => workspace.close());
    const { account: by } = principal;
    await destroyKeys(keyFolder, department.id, { at: new Date().toISOString(), by, reason });
    await rm(pictureFolder(store.folder, department.id), { recursive: true, force: true });
    return { ...report, auditNumber };
  } finally {
    await unlock();
  }
}

function subjectOf({ department, epoch, snapshots }: KeyReport): string {
  return `${department}, generation ${epoch ?? '-'}, ${snapshots.map(({ id }) => id).join(', ')}`;
}

function stillLinks(): TwinError {
  return new TwinError(
    'invalid',
    say`The key of the registry links the persons of all departments, and snapshots that need it are kept. Destroy the keys of the departments instead, or remove the whole store; nothing was changed.`,
  );
}
