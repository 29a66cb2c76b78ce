import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folder of this run's demo district, made by the global set-up. */
export function districtFolder(): string {
  const folder = process.env.TWIN_E2E_FOLDER;
  if (!folder) throw new Error('The global set-up did not run.');
  return folder;
}

/** Snapshots of this run's demo district. Tests that change them take a copy. */
export function storeFolder(): string {
  return path.join(districtFolder(), 'store');
}

/** Snapshots of a demo district with the data of every system; for reading only. */
export function systemsStoreFolder(): string {
  return path.join(path.dirname(storeFolder()), 'systems-store');
}
