import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Stands in a bundle, which has lost its sources, for what `sourcesFingerprint` gave when it was built. */
declare const TWIN_CODE_FINGERPRINT: string | undefined;

/** Folders whose modules decide what is kept, inside the checkout. */
const FOLDERS = ['contract', 'data'] as const;

let known: string | undefined;

/** Changes with every change of a module that may have a part in what is kept; the same from sources and in a bundle. */
export function codeFingerprint(): string {
  known ??=
    typeof TWIN_CODE_FINGERPRINT === 'string'
      ? TWIN_CODE_FINGERPRINT
      : sourcesFingerprint(fileURLToPath(new URL('../..', import.meta.url)));
  return known;
}

/** Fingerprint of the modules in a checkout; tests and what only they use have no part in it. */
export function sourcesFingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const file of FOLDERS.flatMap((folder) => modulesIn(root, folder)))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

function modulesIn(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'testing' ? [] : modulesIn(root, name);
      return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [name] : [];
    });
}
