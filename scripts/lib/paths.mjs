import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Things set-up fetches or remembers; deleting it costs time, never data. */
export const CACHE = path.join(ROOT, '.cache');

export const DIST = path.join(ROOT, 'dist');

/** Data of this checkout: the demo district and whatever is imported beside it. */
export const DEFAULT_STORE = path.join(ROOT, '.twin', 'store');

/** @param {...string} parts path inside the checkout */
export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}

/** Where the person was when calling npm; npm itself runs scripts in the checkout. */
export function callerFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}
