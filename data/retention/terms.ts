import { readFile, rename } from 'node:fs/promises';
import { TwinError } from '../../contract/errors.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import {
  profileTerms,
  type RetentionTerms,
  retentionTermsSchema,
} from '../../contract/retention.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../driver/errors.ts';
import { writeDurably } from '../snapshot/durable.ts';
import { storePaths } from '../snapshot/layout.ts';

/**
 * Terms (保存期限) of a store: its own where an administrator set them, else those of the profile. They lie beside the
 * snapshots, since a profile that differs would have every file read anew. Errors: `corrupt` for a damaged file.
 */
export async function readTerms(
  store: string,
  profile: Pick<DistrictProfile, 'retentionDays' | 'keepSnapshots'>,
): Promise<RetentionTerms> {
  const path = storePaths.retention(store);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw translateStorageError(error, path);
  });
  if (text === undefined) return profileTerms(profile);
  try {
    return retentionTermsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new TwinError(
      'corrupt',
      say`The retention terms ${path} are damaged. Set them again with twin retention --set, or remove the file for those of the profile.`,
      { file: path },
      error,
    );
  }
}

/** Replaces the terms of a store in one step. */
export async function writeTerms(store: string, terms: RetentionTerms): Promise<void> {
  const path = storePaths.retention(store);
  try {
    await writeDurably(`${path}.new`, `${JSON.stringify(terms, undefined, 2)}\n`);
    await rename(`${path}.new`, path);
  } catch (error) {
    throw translateStorageError(error, path);
  }
}
