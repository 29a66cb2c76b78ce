import { basename, join } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { GiveBackProgress, ImportAnswer, ParsedImportParams } from '../../contract/imports.ts';
import type { Principal } from '../../contract/principal.ts';
import { exportDepartment } from '../../data/give-back/export-department.ts';
import { settleDrafts } from '../../data/drafts/settle-drafts.ts';
import { exportDrafts } from '../../data/give-back/export-drafts.ts';
import { exportList } from '../../data/give-back/export-list.ts';
import { exportQuality } from '../../data/quality/export.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import type { OpenSnapshot } from '../../data/snapshot/open-snapshot.ts';
import { requireCurrent, type SnapshotStore } from '../../data/snapshot/store.ts';
import { coordinatesWith } from '../../importers/crs/delivered-coordinates.ts';
import { withDepartment } from '../../data/workspace/accounts.ts';
import { openWorkspace, type Workspace } from '../../data/workspace/workspace.ts';

interface GiveBackPlaces {
  readonly store: SnapshotStore;
  readonly keyFolder: string;
  readonly folder: string;
  readonly principal: Principal;
}

/** `import.giveBack`: writes a department's own rows into a folder. */
export function giveBack(
  places: GiveBackPlaces,
  { department, format, reason }: ParsedImportParams<'import.giveBack'>,
  onProgress: (progress: GiveBackProgress) => void,
  signal: AbortSignal,
): Promise<ImportAnswer<'import.giveBack'>> {
  return withSnapshot(places.store, async (snapshot, workspace) => {
    const keyring = await openKeyring(places.keyFolder);
    const files = await exportDepartment({
      snapshot,
      department,
      outFolder: places.folder,
      principal: await withDepartment(places.principal, workspace.accounts),
      audit: workspace.audit,
      keyring,
      coordinates: await coordinatesWith(keyring),
      onProgress,
      signal,
      ...(format ? { format } : {}),
      ...(reason ? { reason } : {}),
    });
    return files.map(({ path, rows }) => ({ name: basename(path), rows }));
  });
}

/** `import.writeList`: writes a returned list into a folder, a file a table. */
export function writeList(
  { store, folder, principal }: GiveBackPlaces,
  { number, format }: ParsedImportParams<'import.writeList'>,
): Promise<ImportAnswer<'import.writeList'>> {
  return withSnapshot(store, async (snapshot, workspace) => {
    const rows = await workspace.lists.rows(number);
    const list = (await workspace.lists.all()).find((one) => one.number === number);
    if (!list) throw new TwinError('not-found', say`There is no returned list ${number}.`);
    const reason = `${list.owner}, ${list.dueOn}`;
    await workspace.audit.append(principal, { action: 'export.list', subject: number, reason });
    const paths = await exportList(snapshot, list, rows, folder, format);
    return paths.map((path) => basename(path));
  });
}

/** `import.writeDrafts`: writes open drafts into a folder in the police columns. */
export function writeDrafts(
  { store, folder, principal }: GiveBackPlaces,
  { ids, format }: ParsedImportParams<'import.writeDrafts'>,
): Promise<ImportAnswer<'import.writeDrafts'>> {
  return withSnapshot(store, async (snapshot, workspace) => {
    const open = (await settleDrafts(snapshot, workspace.drafts))
      .map(({ newest }) => newest)
      .filter(({ action, id }) => action === 'saved' && (ids?.includes(id) ?? true));
    const { audit } = workspace;
    const files = await exportDrafts({
      ...{ snapshot, drafts: open, outFolder: folder, format, principal, audit },
    });
    return files.map(({ path, rows }) => ({ name: basename(path), rows }));
  });
}

/** `import.writeQuality`: writes doubtful rows of the quality ledger into a folder. */
export function writeQuality(
  { store, folder, principal }: GiveBackPlaces,
  { title, filters, language }: ParsedImportParams<'import.writeQuality'>,
): Promise<ImportAnswer<'import.writeQuality'>> {
  return withSnapshot(store, async (snapshot, workspace) => {
    const places = { snapshot, storeFolder: store.folder };
    const { account } = principal;
    const reason = `snapshot ${snapshot.manifest.id}`;
    await workspace.audit.append(principal, { action: 'export.quality', subject: title, reason });
    return exportQuality(places, folder, { title, filters, language, account });
  });
}

async function withSnapshot<Result>(
  store: SnapshotStore,
  work: (snapshot: OpenSnapshot, workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const workspace = await openWorkspace(join(store.folder, 'workspace.sqlite'));
  try {
    const snapshot = await store.open(await requireCurrent(store));
    try {
      return await work(snapshot, workspace);
    } finally {
      await snapshot.close();
    }
  } finally {
    await workspace.close();
  }
}
