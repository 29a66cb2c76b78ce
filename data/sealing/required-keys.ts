import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import { keyFilePath, readKeyFile } from './key-file.ts';

/**
 * Refuses to go on from a snapshot with personal columns when none of its departments' keys is there: new keys would be
 * made in silence, and the old rows stay closed for ever. Errors: `not-found` with the folder; what `readKeyFile` says.
 */
export async function requireKeys(
  folder: string,
  { sources }: Pick<SnapshotManifest, 'sources'>,
): Promise<void> {
  const departments = new Set(sources.filter(({ table }) => isSealed(table)).map(departmentOf));
  for (const department of departments)
    if (await readKeyFile(keyFilePath(folder, department))) return;
  if (departments.size === 0) return;
  throw new TwinError(
    'not-found',
    say`The keys of the snapshot in use are not in ${folder}. Put the key folder back, or name it in HAISHU_TWIN_KEYS, and import again; nothing was changed.`,
    { file: folder },
  );
}

function isSealed(table: string): boolean {
  return Object.values(tableSpec(table).columns).some(({ privacy }) => privacy === 'sealed');
}

function departmentOf({ department }: SnapshotManifest['sources'][number]): string {
  return department.id;
}
