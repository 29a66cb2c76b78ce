import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../../data/driver/errors.ts';
import { keyFolderIsFile } from '../../data/sealing/key-file.ts';
import type { Keyring } from '../../data/sealing/keyring.ts';
import type { GridParameters } from './control-points.ts';
import { gridTransform } from './grid-fit.ts';
import { isLocalName, type LocalGrids, type Transform } from './systems.ts';

/** Department under whose key local grids are sealed. */
const DEPARTMENT = 'registry';
const SUFFIX = '.grid.sealed';
const SEALED_TABLE = 'local_grid';

const fileSchema = z.object({
  format: z.literal('haishu-twin-local-grid'),
  version: z.literal(1),
  name: z.string(),
  epoch: z.number().int().positive(),
  blob: z.base64(),
});

const parametersSchema = z.object({
  method: z.enum(['similarity-4', 'affine-6', 'helmert-7']),
  from: z.string(),
  to: z.string(),
  centre: z.array(z.number()),
  values: z.array(z.number()),
});

/**
 * Seals the parameters of a fitted grid (局部坐标参数) in a private file of the key folder; an older grid of the name is
 * replaced. Nothing of them is written anywhere else. Gives the path. Errors: `forbidden` and storage errors.
 */
export async function saveLocalGrid(
  keyring: Keyring,
  name: string,
  parameters: GridParameters,
): Promise<string> {
  if (!isLocalName(name)) throw oddName(name);
  const keys = await keyring.forSealing(DEPARTMENT);
  const place = sealedPlace(name);
  const { epoch, blob } = keys.seal(place, 0, { parameters: [JSON.stringify(parameters)] });
  const file = { format: 'haishu-twin-local-grid', version: 1, name, epoch };
  const text = JSON.stringify({ ...file, blob: Buffer.from(blob).toString('base64') });
  const path = gridPath(keyring.folder, name);
  await writePrivately(keyring.folder, path, `${text}\n`);
  return path;
}

/** Every local grid of the key folder as a transform; the parameters stay in here. Errors: `corrupt`, `forbidden`. */
export async function loadLocalGrids(keyring: Keyring): Promise<LocalGrids> {
  const grids = new Map<string, Transform>();
  for (const file of await gridFiles(keyring.folder)) {
    const path = join(keyring.folder, file);
    grids.set(file.slice(0, -SUFFIX.length), await openGrid(keyring, path, file));
  }
  return grids;
}

const STAMPS = new WeakMap<Transform, string>();

/** Changes each time a grid is fitted, and says nothing of it: a digest of its sealed file. */
export function gridStamp(grid: Transform | undefined): string | undefined {
  return grid && STAMPS.get(grid);
}

async function openGrid(keyring: Keyring, path: string, file: string): Promise<Transform> {
  const name = file.slice(0, -SUFFIX.length);
  const { epoch, blob } = await readSealed(path);
  const keys = await keyring.forOpening(DEPARTMENT);
  const sealed = { epoch, blob: Buffer.from(blob, 'base64') };
  const [text] = keys.open(sealedPlace(name), 0, sealed).parameters ?? [];
  const grid = gridTransform(parametersSchema.parse(JSON.parse(String(text))));
  STAMPS.set(grid, createHash('sha256').update(blob).digest('hex'));
  return grid;
}

async function readSealed(path: string): Promise<z.infer<typeof fileSchema>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new TwinError(
      'corrupt',
      say`The local grid ${path} is damaged. Fit it again with twin crs fit, or remove the file.`,
      { file: path },
      error,
    );
  }
}

async function gridFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw keyFolderIsFile(folder);
    throw translateStorageError(error, folder);
  });
  return names
    .filter((name) => name.endsWith(SUFFIX) && isLocalName(name.slice(0, -SUFFIX.length)))
    .sort();
}

async function writePrivately(folder: string, path: string, text: string): Promise<void> {
  const unfinished = `${path}.new`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(unfinished, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    throw translateStorageError(error, path);
  }
}

function gridPath(folder: string, name: string): string {
  return join(resolve(folder), `${name}${SUFFIX}`);
}

function sealedPlace(name: string): string {
  return `${SEALED_TABLE}:${name}`;
}

function oddName(name: string): TwinError {
  return new TwinError(
    'invalid',
    say`${name} is no name for a local grid. Call it NB_LOCAL, or NB_LOCAL_ with letters and digits behind it.`,
  );
}
