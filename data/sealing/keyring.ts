import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { DepartmentKeys } from './department-keys.ts';
import { departmentKeys, LINK_DEPARTMENT } from './department-keys.ts';
import type { KeyFile } from './key-file.ts';
import { createKeyFile, keyFilePath, readKeyFile } from './key-file.ts';

/** Keys of all departments (密钥环), one private file each in a folder outside the snapshot. */
export interface Keyring {
  readonly folder: string;
  /** Keys for sealing: a department without a key gets one. */
  forSealing(department: string): Promise<DepartmentKeys>;
  /** Keys for opening. Errors: `forbidden` when the folder has none for the department. */
  forOpening(department: string): Promise<DepartmentKeys>;
}

/** `$HAISHU_TWIN_KEYS`, or `haishu-twin/keys` in the account's configuration folder. */
export function defaultKeyFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.HAISHU_TWIN_KEYS) return resolve(environment.HAISHU_TWIN_KEYS);
  return join(configurationFolder(environment), 'haishu-twin', 'keys');
}

/** Opens a key folder. Nothing is read or made until a department's keys are asked for. */
export async function openKeyring(folder: string): Promise<Keyring> {
  const absolute = resolve(folder);
  const loaded = new Map<string, { readonly stamp: string; readonly keys: DepartmentKeys }>();
  const load = async (department: string, create: boolean): Promise<DepartmentKeys> => {
    const stamp = await stampOf(absolute, department);
    const known = loaded.get(department);
    if (known?.stamp === stamp) return known.keys;
    const file = await loadFile(absolute, department, create);
    const keys = departmentKeys(file, await loadFile(absolute, LINK_DEPARTMENT, create));
    loaded.set(department, { stamp: await stampOf(absolute, department), keys });
    return keys;
  };
  return {
    folder: absolute,
    forSealing: (department) => load(department, true),
    forOpening: (department) => load(department, false),
  };
}

/** Changes when a key file is another one: a key destroyed elsewhere must not live on in here. */
async function stampOf(folder: string, department: string): Promise<string> {
  const files = [keyFilePath(folder, department), keyFilePath(folder, LINK_DEPARTMENT)];
  const stamps = await Promise.all(
    files.map((path) =>
      stat(path).then(
        ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
        () => '',
      ),
    ),
  );
  return stamps.join('|');
}

async function loadFile(folder: string, department: string, create: boolean): Promise<KeyFile> {
  const path = keyFilePath(folder, department);
  const found = await readKeyFile(path);
  if (found) return found;
  if (create) return createKeyFile(folder, path, department);
  throw missingKey(department, path);
}

function configurationFolder(environment: NodeJS.ProcessEnv): string {
  if (environment.XDG_CONFIG_HOME) return environment.XDG_CONFIG_HOME;
  if (process.platform === 'win32' && environment.APPDATA) return environment.APPDATA;
  return join(homedir(), '.config');
}

function missingKey(department: string, path: string): TwinError {
  return new TwinError(
    'forbidden',
    say`The personal columns of ${department} cannot be opened: there is no key file ${path}. Copy the key folder this snapshot was made with, or name it in HAISHU_TWIN_KEYS.`,
    { file: path },
  );
}
