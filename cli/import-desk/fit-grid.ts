import { join } from 'node:path';
import type { ImportAnswer, ParsedImportParams } from '../../contract/imports.ts';
import type { Principal } from '../../contract/principal.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { saveLocalGrid } from '../../importers/crs/local-grids.ts';
import { crsName } from '../../importers/crs/systems.ts';
import { fitWrittenPoints } from '../../importers/crs/written-points.ts';

interface GridPlaces {
  readonly store: SnapshotStore;
  readonly keyFolder: string;
  readonly principal: Principal;
  readonly profile: DistrictProfile;
}

/** `import.fitGrid`: fits a local grid to control points, and seals it where it is given a name. */
export async function fitGridTo(
  { store, keyFolder, principal, profile }: GridPlaces,
  { sealAs, ...wish }: ParsedImportParams<'import.fitGrid'>,
): Promise<ImportAnswer<'import.fitGrid'>> {
  const { parameters, result } = fitWrittenPoints(wish, planeOf(profile));
  if (sealAs === undefined) return { ...result, sealedAs: null };
  const name = sealAs.toUpperCase();
  await saveLocalGrid(await openKeyring(keyFolder), name, parameters);
  const workspace = await openWorkspace(join(store.folder, 'workspace.sqlite'));
  try {
    const used = wish.points.filter((point) => point.used).length;
    const reason = `${wish.method}, ${used} points, RMS ${result.rmsMetres.toFixed(3)} m`;
    await workspace.audit.append(principal, { action: 'crs.seal-grid', subject: name, reason });
  } finally {
    await workspace.close();
  }
  return { ...result, sealedAs: name };
}

/** The district's own projected system. */
function planeOf({ projectedCrs: [code] }: DistrictProfile): string | undefined {
  return code === undefined ? undefined : crsName(String(code));
}
