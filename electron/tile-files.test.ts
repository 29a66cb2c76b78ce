import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '../data/driver/sqlite.ts';
import { createTileFiles, type TileFiles } from './tile-files.ts';

const IDS = ['s1', 's2', 's3', 's4', 's5'];
let folder: string;
let files: TileFiles;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tile-files-'));
  await mkdir(path.join(folder, 'files'));
  for (const id of IDS) {
    const db = await openWriter(path.join(folder, 'files', `tiles-${id}.sqlite`));
    await db.exec('CREATE TABLE media (key TEXT PRIMARY KEY, content BLOB)');
    await db.run('INSERT INTO media VALUES (?, ?)', ['a.json', id]);
    await db.close();
  }
  files = createTileFiles(folder);
});

afterAll(async () => {
  await files.close();
  await rm(folder, { recursive: true, force: true });
});

async function content(id: string): Promise<unknown> {
  const db = await files.find(id);
  return (await db?.get<{ content: string }>('SELECT content FROM media'))?.content;
}

describe('createTileFiles', () => {
  it('opens each tiles file asked for, also those it closed meanwhile', async () => {
    for (const id of [...IDS, ...IDS]) expect(await content(id)).toBe(id);
  });

  it('keeps a file in use open', async () => {
    expect(await files.find('s5')).toBe(await files.find('s5'));
  });

  it('tries again what could not be opened', async () => {
    expect(await files.find('late')).toBeUndefined();
    const db = await openWriter(path.join(folder, 'files', 'tiles-late.sqlite'));
    await db.exec('CREATE TABLE media (key TEXT PRIMARY KEY, content BLOB)');
    await db.run('INSERT INTO media VALUES (?, ?)', ['a.json', 'late']);
    await db.close();
    expect(await content('late')).toBe('late');
  });

  it('has nothing for an id no file has', async () => {
    expect(await files.find('missing')).toBeUndefined();
  });
});
