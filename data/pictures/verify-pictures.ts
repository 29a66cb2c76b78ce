import { stat } from 'node:fs/promises';
import { toErrorShape } from '../../contract/errors.ts';
import type { ReadDb } from '../driver/port.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { storePaths } from '../snapshot/layout.ts';
import type { Finding } from '../snapshot/verify.ts';
import { namedPictures } from './picture-index.ts';
import { readStoredPicture } from './picture-files.ts';

/** Every photograph a snapshot names must lie in the store and, with keys, open and have the hash it is known by. */
export async function checkPictures(
  db: ReadDb,
  store: string,
  keyring: Keyring | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of await namedPictures(db)) {
    const [department = '', content = ''] = name.split('/');
    try {
      if (keyring) await readStoredPicture(store, await keyring.forOpening(department), content);
      else await stat(storePaths.picture(store, { department, content }));
    } catch (problem) {
      const { kind, sentence } = toErrorShape(problem);
      const severity = kind === 'forbidden' ? 'warning' : 'error';
      findings.push({ severity, check: 'pictures', sentence });
      if (kind === 'forbidden') return findings;
    }
  }
  return findings;
}
