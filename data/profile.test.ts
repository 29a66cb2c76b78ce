import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInProfiles, loadProfile } from './profile.ts';
import { TEST_PROFILE } from './testing/deliveries.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-profile-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const write = async (text: string) => {
  const path = join(folder, 'profile.json');
  await writeFile(path, text);
  return path;
};

describe('district profiles', () => {
  it('loads each built-in one by name', async () => {
    const names = await builtInProfiles();
    expect(names).toContain('haishu-2016');
    for (const name of names) expect((await loadProfile(name)).id).toBe(name);
  });

  it('loads one by folder or file, with or without a byte order mark', async () => {
    const path = await write(`\uFEFF${JSON.stringify(TEST_PROFILE)}`);
    expect(await loadProfile(path)).toEqual(TEST_PROFILE);
    expect(await loadProfile(folder)).toEqual(TEST_PROFILE);
  });

  it('takes the folder of built-in ones from a bundled program', async () => {
    await expect(loadProfile('haishu-2016', { builtInFolder: folder })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('names the built-in ones when a name is wrong', async () => {
    await expect(loadProfile('haishu-1999')).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('haishu-2016'),
    });
  });

  it('names file and field of a mistake', async () => {
    const path = await write(JSON.stringify({ ...TEST_PROFILE, storeyMetres: -3 }));
    await expect(loadProfile(path)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/profile\.json.*storeyMetres/),
    });
    await expect(loadProfile(await write('{'))).rejects.toMatchObject({ kind: 'invalid' });
  });
});
