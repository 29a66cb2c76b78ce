import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, ROOT } from './paths.mjs';

/**
 * Hash over the names and contents of files and folders inside the checkout.
 * @param {readonly string[]} paths relative to the checkout; missing ones count as missing
 * @param {readonly string[]} [extra] further text the result depends on
 */
export function contentHash(paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const file of paths.flatMap((name) => filesUnder(path.join(ROOT, name)))) {
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** True when step `name` was last finished for the same hash. */
export function isStamped(name, hash) {
  try {
    return readFileSync(stampPath(name), 'utf8') === hash;
  } catch {
    return false;
  }
}

export function stamp(name, hash) {
  mkdirSync(path.dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), hash);
}

function stampPath(name) {
  return path.join(CACHE, 'stamps', name);
}

function filesUnder(name) {
  const info = statSync(name, { throwIfNoEntry: false });
  if (!info) return [];
  if (info.isFile()) return [name];
  return readdirSync(name)
    .sort()
    .flatMap((entry) => filesUnder(path.join(name, entry)));
}
