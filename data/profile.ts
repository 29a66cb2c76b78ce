import { readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TwinError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { districtProfileSchema } from '../contract/profile.ts';

export interface LoadProfileOptions {
  /** Folder of the built-in profiles; a bundled program must name it, since it has lost its sources' place. */
  readonly builtInFolder?: string;
}

/** How many problems of a profile are told at once. */
const MOST_PROBLEMS = 5;

/**
 * Loads a district profile (区划配置) by the name of a built-in one, or by the path of a profile folder or its
 * `profile.json`. Errors: `not-found` naming the built-in ones, `invalid` naming file and field.
 */
export async function loadProfile(
  nameOrPath: string,
  options: LoadProfileOptions = {},
): Promise<DistrictProfile> {
  const path = await profilePath(nameOrPath, options.builtInFolder ?? sourceFolder());
  return parseProfile(await readFile(path, 'utf8'), path);
}

/** Names of the built-in profiles. */
export async function builtInProfiles(options: LoadProfileOptions = {}): Promise<string[]> {
  const folder = options.builtInFolder ?? sourceFolder();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function profilePath(nameOrPath: string, builtInFolder: string): Promise<string> {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath);
  const places = [
    ...(isName ? [join(builtInFolder, nameOrPath, 'profile.json')] : []),
    resolve(nameOrPath, 'profile.json'),
    resolve(nameOrPath),
  ];
  for (const place of places) if (await isFile(place)) return place;
  const names = await builtInProfiles({ builtInFolder });
  throw new TwinError(
    'not-found',
    say`There is no district profile ${JSON.stringify(nameOrPath)}. Name a built-in one (${names.join(', ')}) or the path of a profile.json.`,
    { file: nameOrPath },
  );
}

function parseProfile(text: string, path: string): DistrictProfile {
  const parsed = districtProfileSchema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .slice(0, MOST_PROBLEMS)
    .map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new TwinError(
    'invalid',
    say`The district profile ${path} has to be corrected. ${problems.join('; ')}.`,
    { file: path },
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = (error as Error).message;
    throw new TwinError('invalid', say`The district profile ${path} is not JSON: ${detail}.`, {
      file: path,
    });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function sourceFolder(): string {
  const url: string | undefined = import.meta.url;
  if (url) return fileURLToPath(new URL('./profiles', url));
  throw new TwinError('internal', say`This program was bundled without its district profiles.`);
}
